package aicmo.cam.classifier.evaluate;

import aicmo.cam.classifier.ReplyClassifier;
import aicmo.cam.events.ReplyClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures as a document for a program. */
final class FiguresDocument {

    private FiguresDocument() {}

    static Map<String, Object> of(List<FolderScore> folders, List<QuoteScore> quotes) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("classifier", ReplyClassifier.VERSION);
        all.put("folders", folders.stream().map(FiguresDocument::folder).toList());
        all.put("quotes", quotes.stream().map(FiguresDocument::quotes).toList());
        return all;
    }

    private static Map<String, Object> folder(FolderScore folder) {
        Figures figures = folder.figures();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", folder.folder());
        document.put("messages", folder.judged().size());
        document.put("labelled", figures.judged().size());
        document.put("right", figures.right().right());
        document.put("accuracy", figures.right().value());
        document.put("classes", classes(figures));
        document.put("confusion", figures.confusion());
        document.put("calibration_error", figures.calibrationError());
        document.put("calibration", bands(figures));
        document.put("hardness", share(figures.hardness()));
        document.put("status", share(figures.status()));
        document.put("return_date", share(figures.returnDate()));
        document.put("unreadable", folder.unreadable());
        return document;
    }

    private static Map<String, Object> classes(Figures figures) {
        Map<String, Object> classes = new LinkedHashMap<>();
        for (ReplyClass one : ReplyClass.values()) {
            Map<String, Object> figuresOfOne = new LinkedHashMap<>();
            figuresOfOne.put("labelled", figures.recall(one).of());
            figuresOfOne.put("understood", figures.precision(one).of());
            figuresOfOne.put("precision", figures.precision(one).value());
            figuresOfOne.put("recall", figures.recall(one).value());
            figuresOfOne.put("f1", figures.f1(one));
            classes.put(one.name(), figuresOfOne);
        }
        return classes;
    }

    private static List<Object> bands(Figures figures) {
        List<Object> bands = new ArrayList<>();
        for (Figures.Band band : figures.bands()) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("from", band.from());
            document.put("to", band.to());
            document.put("messages", band.messages());
            document.put("stated", band.stated());
            document.put("right", band.came());
            bands.add(document);
        }
        return bands;
    }

    private static Map<String, Object> share(Figures.Share share) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("right", share.right());
        document.put("of", share.of());
        document.put("share", share.value());
        return document;
    }

    private static Map<String, Object> quotes(QuoteScore score) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("folder", score.folder());
        document.put("pairs", score.pairs());
        document.put("exact", score.exact());
        document.put("leaked_words", score.leaked());
        document.put("left_words", score.left());
        document.put("lost_words", score.lost());
        document.put("expected_words", score.expected());
        document.put("missed", score.missed());
        document.put("unreadable", score.unreadable());
        return document;
    }
}
