package io.bantin.notification.campaigns;

import io.bantin.notification.mail.delivery.BlockageCause;
import java.time.Instant;

/**
 * Why the mails of a campaign do not go out.
 *
 * @param reply the mail server's reply, or the reason why there is none
 * @param since when the first mail could not go out
 * @param seenAt when a process last saw the blockage, to some seconds
 * @param by the process that saw it
 */
public record CampaignBlockage(BlockageCause cause, String reply, Instant since, Instant seenAt, String by) {}
