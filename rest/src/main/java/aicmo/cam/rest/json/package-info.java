/** Reads JSON bodies strictly: every fault is named with its field, what it is and what is expected. */
package aicmo.cam.rest.json;
