/** Reads parameters and headers strictly: typed, and without characters that no database takes. */
package aicmo.cam.rest.parameters;
