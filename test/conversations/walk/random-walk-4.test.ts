import { walkPart } from './walks.js'

walkPart(4)
