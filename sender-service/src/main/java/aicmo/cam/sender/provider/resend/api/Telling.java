package aicmo.cam.sender.provider.resend.api;

import aicmo.cam.sender.provider.resend.api.Reply.Answer;
import aicmo.cam.sender.provider.resend.api.Reply.CutOff;
import aicmo.cam.sender.provider.resend.api.Reply.NotBegun;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Passes on what the headers of every answer tell: the pace, and to the metrics how much of the quotas is used. */
public final class Telling {
    private final RateLimit rate;
    private final MeterRegistry registry;
    private final UsedQuota daily = new UsedQuota("x-resend-daily-quota", "cam.resend.quota.daily.used");
    private final UsedQuota monthly = new UsedQuota("x-resend-monthly-quota", "cam.resend.quota.monthly.used");

    public Telling(RateLimit rate, MeterRegistry registry) {
        this.rate = rate;
        this.registry = registry;
    }

    void heard(Instant sent, Reply reply) {
        switch (reply) {
            case Answer answer -> {
                count(Integer.toString(answer.status()));
                rate.heard(sent, answer);
                daily.heard(answer);
                monthly.heard(answer);
            }
            case CutOff cutOff -> count("cut-off");
            case NotBegun notBegun -> count("unreached");
        }
    }

    private void count(String status) {
        registry.counter("cam.resend.calls", "status", status).increment();
    }

    /** A gauge that is there once the account has such a quota. */
    private final class UsedQuota {
        private final String header;
        private final String gauge;
        private Optional<AtomicLong> used = Optional.empty();

        UsedQuota(String header, String gauge) {
            this.header = header;
            this.gauge = gauge;
        }

        synchronized void heard(Answer answer) {
            Numbers.integer(answer, header).ifPresent(value -> {
                if (used.isEmpty()) {
                    used = Optional.of(registry.gauge(gauge, new AtomicLong()));
                }
                used.orElseThrow().set(value);
            });
        }
    }
}
