package aicmo.cam.local.market.books;

/**
 * A mail that lies in a lead's mailbox on the mail server.
 *
 * @param campaign the campaign's name
 * @param step as its text tells, from 1; 0 where it is the text of no step
 * @param messageId its Message-ID; empty where it has none
 */
public record Arrival(String campaign, String address, int step, String messageId) {}
