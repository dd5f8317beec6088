/** The single checks of a preflight: values in, an item out. */
package aicmo.cam.followup.preflight.check;
