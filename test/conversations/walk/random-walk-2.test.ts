import { walkPart } from './walks.js'

walkPart(2)
