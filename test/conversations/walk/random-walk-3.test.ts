import { walkPart } from './walks.js'

walkPart(3)
