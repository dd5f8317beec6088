package aicmo.cam.classifier;

/**
 * What a delivery report says of one recipient (RFC 3464, 2.3). A field that the report lacks is empty.
 *
 * @param recipient the address without its type, for example {@code anna@example.com}
 * @param action failed, delayed, delivered, relayed or expanded, in lower case
 * @param status the enhanced status code (RFC 3463), for example {@code 5.1.1}
 * @param diagnostic the remote server's words without their type
 */
public record DeliveryStatus(String recipient, String action, String status, String diagnostic) {}
