/** What DNS says of the domains that mail goes to and comes from. */
package aicmo.cam.followup.dns;
