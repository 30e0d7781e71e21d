using System.Globalization;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace Goldthread.Record.Pages.People.Timeline;

/// <summary>All entries of all sources by date; the filters stand in the address, so that a view can be kept and sent.</summary>
internal sealed class TimelineModel(PersonRecordReader reader) : PersonPage(reader)
{
    [FromQuery(Name = "kind")]
    public string? Kind { get; set; }

    [FromQuery(Name = "source")]
    public string? Source { get; set; }

    [FromQuery(Name = "from")]
    public string? FromText { get; set; }

    [FromQuery(Name = "to")]
    public string? ToText { get; set; }

    [FromQuery(Name = "page")]
    public string? PageText { get; set; }

    public TimelinePage Shown { get; private set; } = null!;

    public bool IsFiltered => !string.IsNullOrEmpty(Kind) || !string.IsNullOrEmpty(Source) || !string.IsNullOrEmpty(FromText) || !string.IsNullOrEmpty(ToText);

    public string CountWords => Shown.Total switch
    {
        0 => "Nothing matches",
        1 => "1 entry",
        var n when Shown.Pages > 1 => $"{n:N0} entries, page {Shown.Page} of {Shown.Pages}",
        var n => $"{n:N0} entries",
    };

    public async Task<IActionResult> OnGet()
    {
        if (await Open("look at the timeline") is { } instead)
        {
            return instead;
        }

        Shown = Summary.Timeline.Read(Opened.Input, new TimelineFilter
        {
            Kinds = Enum.TryParse<TimelineKind>(Kind, out var kind) ? new HashSet<TimelineKind> { kind } : new HashSet<TimelineKind>(),
            Sources = string.IsNullOrEmpty(Source) ? new HashSet<string>() : new HashSet<string> { Source },
            From = Day(FromText),
            To = Day(ToText),
            Page = int.TryParse(PageText, out var page) ? Math.Clamp(page, 1, int.MaxValue) : 1,
        });
        Show(PersonRecord.ReadBanner(Opened.Input));
        return Page();
    }

    public string PageHref(int page)
    {
        var query = new Dictionary<string, string?> { ["kind"] = Kind, ["source"] = Source, ["from"] = FromText, ["to"] = ToText, ["page"] = page.ToString(CultureInfo.InvariantCulture) };
        return QueryHelpers.AddQueryString(Href + "/timeline", query.Where(q => !string.IsNullOrEmpty(q.Value)));
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
