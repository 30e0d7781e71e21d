using System.Globalization;
using System.Text.Encodings.Web;
using Goldthread.DesignSystem.Components;
using Goldthread.DesignSystem.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace Goldthread.Record.Own;

/// <summary>
/// The fixed texts of the person's own pages. Each text is its own key, in English; <see cref="TextTable"/> has the easy read form and other languages.
/// </summary>
public sealed class MeText(IHttpContextAccessor http)
{
    private ReadingChoice? _choice;

    /// <summary>How the reader of this request reads.</summary>
    public ReadingChoice Choice => _choice ??= ReadingChoice.Of(http.HttpContext!);

    /// <inheritdoc cref="this[string, object[]]"/>
    public MeLine this[MeSaid said] => this[said.Text, said.Values];

    /// <summary>A text as this reader chose to read it.</summary>
    /// <param name="text">The English text; {0}, {1} are places for values.</param>
    /// <param name="values">What stands in the places.</param>
    public MeLine this[string text, params object[] values]
    {
        get
        {
            var (english, other) = (text, TextTable.In(Choice.Language, text));
            if (Choice.IsEasy)
            {
                english = TextTable.Easy(text);
                other = TextTable.In(Choice.Language, english) ?? (english == text ? other : null);
            }

            return new(string.Format(CultureInfo.InvariantCulture, other ?? english, values), other is null ? null : Choice.Language);
        }
    }
}

/// <summary>A text with what stands in its places.</summary>
/// <param name="Text">The English text.</param>
/// <param name="Values">What stands in {0}, {1}.</param>
public sealed record MeSaid(string Text, params object[] Values);

/// <summary>A text as it is shown. Written into a page it says its language where that is not English.</summary>
/// <param name="Value">The text alone.</param>
/// <param name="Language">"cy"; null for English.</param>
public sealed record MeLine(string Value, string? Language) : IHtmlContent
{
    /// <summary>For a component of the design system.</summary>
    public Words Words => Words.Html(this);

    /// <summary>For a button of many alike: what it is about is said to screen readers.</summary>
    public Words About(string what) => Words.Html(new HtmlContentBuilder().AppendHtml(this).AppendHtml("<span class=\"nhsuk-u-visually-hidden\">: ").Append(what).AppendHtml("</span>"));

    /// <summary>Names the page by it.</summary>
    public void TitleOf(ViewDataDictionary page) => (page[PageData.Title], page[PageData.Language]) = (Value, Language);

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        if (Language is null)
        {
            encoder.Encode(writer, Value);
            return;
        }

        writer.Write($"<span lang=\"{Language}\">");
        encoder.Encode(writer, Value);
        writer.Write("</span>");
    }

    /// <summary>The text alone.</summary>
    public override string ToString() => Value;
}
