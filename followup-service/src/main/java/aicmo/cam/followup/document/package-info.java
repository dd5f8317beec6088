/** Campaigns as the API shows them and takes them back. */
package aicmo.cam.followup.document;
