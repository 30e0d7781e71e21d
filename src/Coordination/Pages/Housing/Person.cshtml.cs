using Goldthread.Coordination.Housing;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>What housing does for one person: adaptations, and time in a place; as far as the reader's role shows it.</summary>
internal sealed class PersonModel(PersonRecordReader reader, Adaptations adaptations) : PersonPage(reader)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<Adaptation> Adaptations { get; private set; } = [];

    public IReadOnlyList<RecoveryStay> Stays { get; private set; } = [];

    /// <summary>The housing status as each source says it.</summary>
    public IReadOnlyList<(string Words, string Source, DateOnly? Day)> Status { get; private set; } = [];

    public DateOnly Today => adaptations.Today;

    public async Task<IActionResult> OnGet()
    {
        if (await Open("look at housing") is { } instead)
        {
            return instead;
        }

        Adaptations = Coordination.Housing.Adaptations.In(Opened.Input);
        Stays = RecoveryStays.In(Opened.Input);
        Status = [.. Opened.Input.Entries.Where(e => e.Type == "Observation" && e.Resource.Child("code").Text("text") == "Housing status")
            .Select(e => (e.Resource.Text("valueString") ?? e.Resource.Child("valueCodeableConcept").Text("text") ?? "", e.SourceName, Day(e))).Where(s => s.Item1.Length > 0)];
        Show(PersonRecord.ReadBanner(Opened.Input));
        return Page();
    }

    private static DateOnly? Day(RecordEntry entry) =>
        entry.Resource.Text("effectiveDateTime") is { Length: >= 10 } text && DateOnly.TryParseExact(text[..10], "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) ? day : null;
}
