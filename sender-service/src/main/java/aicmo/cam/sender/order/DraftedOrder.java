package aicmo.cam.sender.order;

import aicmo.cam.sender.draft.Drafted;
import aicmo.cam.sender.draft.Order;
import java.util.UUID;

/**
 * What an order becomes.
 *
 * @param id of the mail, as it was given
 * @param order as it is kept: with the sender that was chosen; without a word about a person whose data were erased
 * @param drafted the mail, or why there is none
 */
public record DraftedOrder(UUID id, Order order, Drafted drafted) {}
