using Goldthread.DesignSystem.Forms;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Housing;

/// <summary>What the pages with a form about one person's housing share.</summary>
internal abstract class HousingPage(PersonRecordReader reader) : PersonPage(reader)
{
    protected Sight Sight { get; private set; } = null!;

    /// <summary>Opens the record and shows who it is about; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> Begin(string activity)
    {
        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        Sight = (await AccessDecision.ForRecord(HttpContext)).Value;
        Show(PersonRecord.ReadBanner(Opened.Input));
        return null;
    }

    /// <summary>A day of a form, its faults at its fields.</summary>
    protected static Outcome<DateOnly> DayOf(DateAnswer answer, string name, string field)
    {
        var day = answer.Read(name);
        return day.Succeeded ? day : day.Faults.Select(f => f with { Path = f.Path is null ? field : $"{field}.{f.Path}" }).ToArray();
    }
}
