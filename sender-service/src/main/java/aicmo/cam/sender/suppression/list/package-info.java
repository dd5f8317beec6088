/** Lists of suppressions as people keep them, CSV or JSON, read row by row, and the rows that were refused. */
package aicmo.cam.sender.suppression.list;
