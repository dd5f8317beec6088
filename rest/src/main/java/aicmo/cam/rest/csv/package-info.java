/** Lists as people keep them: CSV (RFC 4180), read as a stream. */
package aicmo.cam.rest.csv;
