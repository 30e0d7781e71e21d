using System.Text;
using System.Text.Json;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Document;

/// <summary>The text of one letter or report. Only plain text that lies in the record is shown; other kinds of file are named.</summary>
internal sealed class DocumentModel(PersonRecordReader reader) : PersonPage(reader)
{
    [FromRoute]
    public string Type { get; set; } = "";

    [FromRoute]
    public string Id { get; set; } = "";

    public RecordDocument Document { get; private set; } = null!;

    public IReadOnlyList<string> Texts { get; private set; } = [];

    protected override IReadOnlySet<string> Abundant { get; } = LongRecord.AbundantBut("DocumentReference", "DiagnosticReport");

    public async Task<IActionResult> OnGet()
    {
        if (await Open($"read {Type}/{Id}") is { } instead)
        {
            return instead;
        }

        var reference = $"{Type}/{Id}";
        var entry = Opened.Input.Entries.FirstOrDefault(e => e.Reference == reference);
        var document = PersonRecord.ReadDocuments(Opened.Input).Items.FirstOrDefault(d => d.Reference == reference || d.AlsoFrom.Any(a => a.Reference == reference));
        if (entry is null || document is null)
        {
            return NotFound();
        }

        Document = document;
        Texts = [.. PlainTexts(entry.Resource)];
        Show(PersonRecord.ReadBanner(Opened.Input));
        return Page();
    }

    private static IEnumerable<string> PlainTexts(JsonElement resource)
    {
        var attachments = resource.TryGetProperty("content", out var contents)
            ? contents.EnumerateArray().Where(c => c.TryGetProperty("attachment", out _)).Select(c => c.GetProperty("attachment"))
            : resource.TryGetProperty("presentedForm", out var forms) ? forms.EnumerateArray() : [];
        foreach (var attachment in attachments)
        {
            if (attachment.TryGetProperty("contentType", out var type) && type.GetString()?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) == true
                && attachment.TryGetProperty("data", out var data) && data.TryGetBytesFromBase64(out var bytes))
            {
                yield return Encoding.UTF8.GetString(bytes);
            }
        }
    }
}
