/** Lists as people keep them: their encodings, the names of their columns, and CSV (RFC 4180), read as a stream. */
package aicmo.cam.rest.csv;
