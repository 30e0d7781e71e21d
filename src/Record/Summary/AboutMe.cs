using System.Text.Json;

namespace Goldthread.Record.Summary;

/// <summary>
/// Recognises the About Me form and its headings (PRSB About Me standard, headings as in domain.md B5). An advance decision or an end of
/// life plan is not About Me.
/// </summary>
internal static class AboutMeWords
{
    private static readonly string[] Forms = ["about-me", "aboutme", "about me", "what-matters", "what matters", "whatmatters", "this is me", "this-is-me", "one page profile"];

    private static readonly string[] Headings =
    [
        "what matters", "most important to me", "people important to me", "people who are important to me", "how i communicate", "communicate with me", "my wellness",
        "please do", "please don", "how and when to support me", "worth knowing about me", "about me", "what i like", "what a good day", "supported to write this",
    ];

    public static bool IsForm(string? words) => words is not null && Forms.Any(f => words.Contains(f, StringComparison.OrdinalIgnoreCase));

    public static bool IsHeading(string? words) =>
        words is not null && words.Length < 200 && Headings.Any(h => words.Contains(h, StringComparison.OrdinalIgnoreCase));
}

/// <summary>One question of a form with its answers as words.</summary>
internal sealed record Answers(string? Heading, string Text, IReadOnlyList<DocumentFile> Files)
{
    private const int DeepestNesting = 16;

    /// <summary>Every answered question, in the form's order, however deep. https://hl7.org/fhir/R4/questionnaireresponse.html</summary>
    public static IEnumerable<Answers> Of(JsonElement response) => In(response, null, 0);

    private static IEnumerable<Answers> In(JsonElement owner, string? above, int depth)
    {
        if (depth > DeepestNesting) yield break;
        foreach (var item in owner.Items("item"))
        {
            var heading = item.Text("text") ?? above;
            var words = item.Items("answer").Select(Word).OfType<string>().ToList();
            var files = item.Items("answer").Select(a => DocumentFile.Read(a.Child("valueAttachment"))).OfType<DocumentFile>().ToList();
            if (words.Count > 0 || files.Count > 0) yield return new Answers(heading, string.Join('\n', words), files);
            foreach (var inner in In(item, heading, depth + 1)) yield return inner;
            foreach (var answer in item.Items("answer"))
            {
                foreach (var inner in In(answer, heading, depth + 1)) yield return inner;
            }
        }
    }

    private static string? Word(JsonElement answer) =>
        answer.Text("valueString")
        ?? (answer.Bool("valueBoolean") is { } yes ? (yes ? "Yes" : "No") : null)
        ?? CodeText.OfCoding(answer.Child("valueCoding"))?.Text
        ?? answer.Moment("valueDate")?.Words ?? answer.Moment("valueDateTime")?.Words ?? answer.Text("valueTime")
        ?? QuantityText.Read(answer.Child("valueQuantity"))
        ?? Raw(answer.Child("valueInteger")) ?? Raw(answer.Child("valueDecimal"))
        ?? answer.Text("valueUri") ?? answer.Child("valueReference").Text("display");

    private static string? Raw(JsonElement number) => number.ValueKind == JsonValueKind.Number ? number.GetRawText() : null;
}
