package aicmo.cam.classifier.evaluate;

import aicmo.cam.events.ReplyClass;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What labelled messages and their verdicts amount to. */
record Figures(List<Judged> judged) {

    private static final int BANDS = 10;

    /** So many of so many. */
    record Share(long right, long of) {
        double value() {
            return of == 0 ? 0 : (double) right / of;
        }
    }

    Share right() {
        return new Share(count(Judged::isRight), judged.size());
    }

    Share recall(ReplyClass one) {
        return new Share(both(one), count(j -> j.label() == one));
    }

    Share precision(ReplyClass one) {
        return new Share(both(one), count(j -> j.predicted() == one));
    }

    /** The harmonic mean of precision and recall. */
    double f1(ReplyClass one) {
        long all = recall(one).of() + precision(one).of();
        return all == 0 ? 0 : 2.0 * both(one) / all;
    }

    /** Of the bounces that were found and whose label says hard or soft. */
    Share hardness() {
        return new Share(
                count(j -> isFoundBounce(j)
                        && !j.labelled().hardness().isEmpty()
                        && j.hardness().equals(j.labelled().hardness())),
                count(j -> isFoundBounce(j) && !j.labelled().hardness().isEmpty()));
    }

    /** Of the bounces that were found and whose label has a status; a label may name several, one for each recipient. */
    Share status() {
        return new Share(
                count(j -> isFoundBounce(j)
                        && !j.labelled().status().isEmpty()
                        && List.of(j.labelled().status().split(",")).contains(j.status())),
                count(j -> isFoundBounce(j) && !j.labelled().status().isEmpty()));
    }

    /** Of all messages whose label has a return date. */
    Share returnDate() {
        return new Share(
                count(j -> j.labelled().returnDate().isPresent()
                        && j.labelled().returnDate().equals(j.verdict().returnDate())),
                count(j -> j.labelled().returnDate().isPresent()));
    }

    /** How often each class was understood as each other. */
    Map<ReplyClass, Map<ReplyClass, Long>> confusion() {
        Map<ReplyClass, Map<ReplyClass, Long>> confusion = new EnumMap<>(ReplyClass.class);
        for (Judged one : judged) {
            confusion
                    .computeIfAbsent(one.label(), label -> new EnumMap<>(ReplyClass.class))
                    .merge(one.predicted(), 1L, Long::sum);
        }
        return confusion;
    }

    /**
     * The messages whose confidence lies in one band.
     *
     * @param stated the mean of the confidence
     * @param came the share that was right
     */
    record Band(double from, double to, long messages, double stated, double came) {}

    List<Band> bands() {
        return java.util.stream.IntStream.range(0, BANDS)
                .mapToObj(this::band)
                .filter(band -> band.messages() > 0)
                .toList();
    }

    private Band band(int number) {
        List<Judged> in = judged.stream()
                .filter(one -> Math.min(BANDS - 1, (int) (one.verdict().confidence() * BANDS)) == number)
                .toList();
        double stated = in.stream()
                .mapToDouble(one -> one.verdict().confidence())
                .average()
                .orElse(0);
        double came =
                in.isEmpty() ? 0 : (double) in.stream().filter(Judged::isRight).count() / in.size();
        return new Band((double) number / BANDS, (number + 1.0) / BANDS, in.size(), stated, came);
    }

    /** The expected calibration error: how far stated confidence is from what came true, each band weighed by its messages. */
    double calibrationError() {
        return bands().stream()
                        .mapToDouble(band -> Math.abs(band.stated() - band.came()) * band.messages())
                        .sum()
                / Math.max(1, judged.size());
    }

    /** Mistakes, the surest first. */
    List<Judged> mistakes() {
        return judged.stream()
                .filter(one -> !one.isRight())
                .sorted((a, b) ->
                        Double.compare(b.verdict().confidence(), a.verdict().confidence()))
                .toList();
    }

    private long both(ReplyClass one) {
        return count(j -> j.label() == one && j.predicted() == one);
    }

    private static boolean isFoundBounce(Judged one) {
        return one.label() == ReplyClass.BOUNCE && one.predicted() == ReplyClass.BOUNCE;
    }

    private long count(Predicate<Judged> wanted) {
        return judged.stream().filter(wanted).count();
    }
}
