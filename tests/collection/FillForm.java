import java.io.FileInputStream;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.data.StringData;
import org.javarosa.core.model.instance.FormInstance;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.xform.util.XFormUtils;

/** Opens a form as a phone does, answers its title and writes what the phone would send. */
public class FillForm {
    public static void main(String[] words) throws Exception {
        FormDef form;
        try (FileInputStream in = new FileInputStream(words[0])) {
            form = XFormUtils.getFormFromInputStream(in);
        }
        form.initialize(true, new InstanceInitializationFactory());
        FormInstance filled = form.getMainInstance();
        TreeElement root = filled.getRoot();
        root.getChild("title", 0).setAnswer(new StringData("Told to the engine"));
        TreeElement source = root.getChild("source", 0);
        source.getChild("kind", 0).setAnswer(new StringData("witness"));
        source.getChild("statement", 0).setAnswer(new StringData("Saw it"));
        form.postProcessInstance();
        System.out.write(new XFormSerializingVisitor().serializeInstance(filled));
        System.out.flush();
    }
}
