package io.sandcheck.report.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.WriterOutput;
import io.sandcheck.report.Report;
import io.sandcheck.report.ReportFormat;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import org.apiguardian.api.API;

/**
 * Writes a report as one HTML file that needs no other file and no network: a matrix of sandboxes and scenarios, and
 * each experiment. It can be read without JavaScript; with JavaScript it can be searched.
 *
 * @since 0.1
 */
@API(status = API.Status.EXPERIMENTAL, since = "0.1")
public final class Page implements ReportFormat {

    static final TemplateEngine TEMPLATES = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Page.class.getClassLoader(), Page.class.getPackageName());

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public void write(Report report, OutputStream out) throws IOException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8));
        TEMPLATES.render("page.jte", new PageModel(report), new WriterOutput(writer));
        writer.flush();
    }
}
