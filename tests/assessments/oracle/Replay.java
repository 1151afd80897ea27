import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.javarosa.core.model.FormIndex;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.UncastData;
import org.javarosa.core.model.instance.AbstractTreeElement;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.model.data.AnswerDataFactory;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.test.Scenario;

/**
 * Answers a form as Collect does, question after question, and tells of every leaf whether it is
 * relevant and what it holds. Arguments: the XForm, and a folder of answers, a file each, a line
 * each: path with the rows' numbers, a tab, the value. Written: file, path, relevant, value.
 */
public class Replay {
    public static void main(String[] arguments) throws Exception {
        PrintStream told = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        File[] fills = new File(arguments[1]).listFiles((folder, name) -> name.endsWith(".tsv"));
        Arrays.sort(fills);
        for (File fill : fills) {
            Scenario scenario = Scenario.init(new File(arguments[0]));
            answer(scenario, answersIn(fill));
            TreeElement root = scenario.getFormDef().getMainInstance().getRoot();
            tell(told, fill.getName(), "/" + root.getName(), root, true);
        }
    }

    private static Map<String, String> answersIn(File fill) throws Exception {
        Map<String, String> answers = new HashMap<>();
        for (String line : Files.readAllLines(fill.toPath(), StandardCharsets.UTF_8)) {
            String[] parts = line.split("\t", 2);
            answers.put(parts[0], parts[1]);
        }
        return answers;
    }

    private static void answer(Scenario scenario, Map<String, String> answers) {
        FormEntryController controller = scenario.getFormEntryController();
        FormEntryModel model = controller.getModel();
        controller.jumpToIndex(FormIndex.createBeginningOfFormIndex());
        while (controller.stepToNextEvent() != FormEntryController.EVENT_END_OF_FORM) {
            int event = model.getEvent();
            FormIndex index = model.getFormIndex();
            if (event != FormEntryController.EVENT_QUESTION) {
                continue;
            }
            TreeElement node = scenario.getFormDef().getMainInstance()
                .resolveReference(index.getReference());
            String value = answers.get(pathOf(node));
            if (value != null && !value.isEmpty()) {
                IAnswerData data = AnswerDataFactory.templateByDataType(node.getDataType())
                    .cast(new UncastData(value));
                controller.answerQuestion(index, data, true);
            }
        }
    }

    private static String pathOf(AbstractTreeElement node) {
        AbstractTreeElement parent = node.getParent();
        String above = parent == null || parent.getName() == null ? "" : pathOf(parent);
        return above + "/" + node.getName() + rowOf(node);
    }

    private static String rowOf(AbstractTreeElement node) {
        return ((TreeElement) node).isRepeatable() ? "[" + (node.getMult() + 1) + "]" : "";
    }

    private static void tell(
        PrintStream told, String fill, String path, AbstractTreeElement node, boolean above
    ) {
        boolean relevant = above && node.isRelevant();
        if (node.getNumChildren() == 0) {
            IAnswerData data = node.getValue();
            String value = data == null ? "" : data.uncast().getString();
            told.println(fill + "\t" + path + "\t" + relevant + "\t"
                + value.replace("\t", " ").replace("\n", " "));
            return;
        }
        for (int place = 0; place < node.getNumChildren(); place++) {
            AbstractTreeElement child = node.getChildAt(place);
            if (child.getMult() < 0) {
                continue;
            }
            tell(told, fill, path + "/" + child.getName() + rowOf(child), child, relevant);
        }
    }
}
