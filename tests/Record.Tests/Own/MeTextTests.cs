using System.Text.Encodings.Web;
using Goldthread.Record.Own;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Record.Tests.Own;

/// <summary>The fixed texts in easy read and in Welsh: what there is, is shown; what there is not, stands in English.</summary>
public sealed class MeTextTests
{
    [Fact]
    public void Text_InWelsh_SaysItsLanguage()
    {
        Html(Texts("cy")["Your plan"]).ShouldBe("<span lang=\"cy\">Eich cynllun</span>");
        Html(Texts("cy")["Nothing is booked."]).ShouldBe("Nothing is booked.");
        Html(Texts("")["Your plan"]).ShouldBe("Your plan");
    }

    [Fact]
    public void Text_InEasyRead_IsTheShorterOne()
    {
        Texts("easy")["Nothing is written here."].Value.ShouldBe("Nothing here.");
        Texts("easy")["Your plan"].Value.ShouldBe("Your plan");
        Texts("easy.cy")["Your plan"].Value.ShouldBe("Eich cynllun");
    }

    [Fact]
    public void Text_WithMarkupInAValue_IsEscaped() =>
        Html(Texts("cy")["This is the record of {0}.", "<b>Edie</b>"]).ShouldBe("This is the record of &lt;b&gt;Edie&lt;/b&gt;.");

    [Theory]
    [InlineData("cy")]
    [InlineData("easy")]
    public void Set_EveryText_IsAskedForBySomePageAndKeepsItsPlaces(string set)
    {
        var asked = ReadingAgeTests.Sources().SelectMany(File.ReadLines).ToList();
        foreach (var (text, other) in ReadingAgeTests.Set(set))
        {
            asked.ShouldContain(line => line.Contains('"' + text + '"', StringComparison.Ordinal), text);
            ReadingAgeTests.Places(other).ShouldBe(ReadingAgeTests.Places(text), text);
        }
    }

    [Theory]
    [InlineData("", false, false, null)]
    [InlineData("large.easy.cy", true, true, "cy")]
    [InlineData("cy", false, false, "cy")]
    [InlineData("xx.large\r\n<script>", false, false, null)]
    [InlineData("de", false, false, null)]
    public void Choice_KeptByABrowser_IsReadBack(string kept, bool large, bool easy, string? language) =>
        ReadingChoice.Read(kept).ShouldBe(new ReadingChoice(large, easy, language));

    [Fact]
    public void Choice_AfterEachAnswer_ChangesThatAlone()
    {
        var choice = ReadingChoice.Read(null).After("large").After("easy").After("cy").After("nonsense");
        choice.ShouldBe(new ReadingChoice(true, true, "cy"));
        choice.After("usual-size").After("en").After(null).ShouldBe(new ReadingChoice(false, true, null));
    }

    private static MeText Texts(string kept)
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = "goldthread-reading=" + kept;
        return new MeText(new HttpContextAccessor { HttpContext = context });
    }

    private static string Html(MeLine line)
    {
        using var writer = new StringWriter();
        line.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }
}
