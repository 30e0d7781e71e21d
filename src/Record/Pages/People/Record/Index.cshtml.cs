using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Record;

/// <summary>The single record of one person, over all their sources.</summary>
internal sealed class RecordModel(PersonRecordReader reader, TimeProvider clock) : PersonPage(reader)
{
    private const int TimelineOnRecord = 12;

    public PersonRecord Record { get; private set; } = null!;

    /// <summary>When this page was read: what comes after is new, even while the page is open.</summary>
    public DateTimeOffset ReadAt { get; private set; }

    public IReadOnlyList<(string Id, string Name)> Parts { get; } =
    [
        ("matters", "What matters"), ("changed", "What changed"), ("circle", "Who is involved"), ("actions", "Actions"), ("risks", "Risks and wishes"),
        ("problems", "Problems"), ("medicines", "Medicines"), ("allergies", "Allergies"), ("measurements", "Measurements"), ("home", "Care at home"),
        ("contacts", "Stays and contacts"), ("plans", "Plans and goals"), ("documents", "Documents"), ("timeline", "Timeline"),
    ];

    public string SourceCount => Opened.Input.Entries.Select(e => e.SourceName).Distinct(StringComparer.Ordinal).Count() is var n && n == 1
        ? Opened.Input.Entries[0].SourceName
        : $"{n} organisations";

    public async Task<IActionResult> OnGet()
    {
        ReadAt = clock.GetUtcNow();
        if (await Open("open the record") is { } instead)
        {
            return instead;
        }

        Record = PersonRecord.Read(Opened.Input, new TimelineFilter { PageSize = TimelineOnRecord });
        Show(Record.Banner);
        return Page();
    }

    /// <summary>Marks the record as read up to the moment that the page was made, not the moment the button was pressed.</summary>
    public async Task<IActionResult> OnPostMarkRead(long upTo)
    {
        if (await Open("mark the record as read") is { } instead)
        {
            return instead;
        }

        var now = clock.GetUtcNow();
        var read = upTo > 0 && upTo <= now.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(upTo) : now;
        await Reader.MarkRead(Opened.Whole, Reading, read);
        return RedirectToPage(null, null, new { Key }, "changed");
    }

    public string Origin(RecordSection section) => Record.Origins.TryGetValue(section, out var origin) ? origin.Words : "";

    /// <summary>Who said so, and when: under every item.</summary>
    public static string From(RecordItem item)
    {
        var sources = string.Join(" and ", item.SourceNames);
        var author = item.Author is null ? "" : item.Author + ", ";
        return item.When is { } when ? $"{author}{sources}, {when.Words}" : author + sources;
    }
}
