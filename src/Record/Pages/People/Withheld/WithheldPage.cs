using Goldthread.Fhir.Storage;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Withheld;

/// <summary>What the pages about kept-back things share: only for roles that may keep something back, and only about what they see themselves.</summary>
internal abstract class WithheldPage(PersonRecordReader reader) : PersonPage(reader)
{
    private EntrySet? _entries;

    public string ListHref => Href + "/withheld";

    protected Sight Sight { get; private set; } = null!;

    /// <summary>Opens the record for a role that may do this; an answer other than null takes the page's place.</summary>
    protected async Task<IActionResult?> OpenFor(Activities right, string activity)
    {
        var sight = await AccessDecision.ForRecord(HttpContext);
        if (!sight.Succeeded || !Reading.Role.May(right))
        {
            return Forbid();
        }

        if (await Open(activity) is { } instead)
        {
            return instead;
        }

        Sight = sight.Value;
        Show(PersonRecord.ReadBanner(Opened.Input));
        return null;
    }

    /// <summary>What an entry is, in words; null when it is not in sight.</summary>
    protected string? TitleOf(string type, string id)
    {
        _entries ??= new EntrySet(Opened.Input);
        return _entries.Find($"{type}/{id}") is { } entry ? EntryTitle.Of(entry, _entries) + (entry.When is { } when ? ", " + when.Words : "") : null;
    }

    /// <summary>Who an entry is from, in words.</summary>
    protected string? SourceOf(string type, string id) => _entries?.Find($"{type}/{id}")?.SourceName;
}
