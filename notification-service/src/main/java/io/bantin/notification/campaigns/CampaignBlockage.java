package io.bantin.notification.campaigns;

import io.bantin.notification.mail.delivery.BlockageCause;
import java.time.Instant;

/**
 * What keeps the mails of a campaign from going out.
 *
 * @param reply the mail server's words, or why there are none
 * @param since when the first mail could not go out
 * @param seenAt when that was last seen, to some seconds
 * @param by the process that sees it
 */
public record CampaignBlockage(BlockageCause cause, String reply, Instant since, Instant seenAt, String by) {}
