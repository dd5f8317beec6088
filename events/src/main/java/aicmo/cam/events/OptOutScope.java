package aicmo.cam.events;

/** How much somebody who opts out wants to end. */
public enum OptOutScope {
    /** The mails of this campaign or list. */
    CAMPAIGN,
    /** All contact from the sender's company, by whatever list; also where a person wants all data deleted, and for every complaint. */
    EVERYTHING
}
