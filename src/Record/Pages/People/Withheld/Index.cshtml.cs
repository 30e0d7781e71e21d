using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.Reading;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Record.Pages.People.Withheld;

/// <summary>What is kept back of a person and in this reader's sight all the same.</summary>
internal sealed class IndexModel(PersonRecordReader reader, Withholding withholding, Database database) : WithheldPage(reader)
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public IReadOnlyList<Item> Items { get; private set; } = [];

    public bool MayOpenSeals => Reading.Role.May(Activities.OpenSeals);

    public string? DoneWords => Done switch
    {
        "kept" => "It is kept back from now on.",
        "kept-from-you" => "It is kept back from now on, from you too: you do not work for the organisation that wrote it.",
        "released" => "It is no longer kept back for this reason.",
        _ => null,
    };

    public async Task<IActionResult> OnGet()
    {
        if (await OpenFor(Activities.Withhold, "look at what is kept back") is { } instead)
        {
            return instead;
        }

        var found = new List<Fhir.Storage.Withheld>();
        foreach (var member in Opened.Members)
        {
            found.AddRange(await withholding.Of(member.Key, Sight));
        }

        var names = await database.Read(session => found.Select(w => w.By).Distinct().ToDictionary(by => by, by => UserTable.Find(session, by)?.Name ?? by));
        Items = [.. found.Where(w => w.Reason != WithheldReasons.Elsewhere).OrderByDescending(w => w.At).Select(w => Read(w, names[w.By]))];
        return Page();
    }

    private Item Read(Fhir.Storage.Withheld w, string by)
    {
        var choice = WithholdingRules.Choices.FirstOrDefault(c => c.Reason == w.Reason);
        return new Item(
            TitleOf(w.Type, w.Id) ?? "An entry that your role does not show", choice.Title ?? "Its source marked it restricted",
            choice.From ?? "Everyone outside the organisation that wrote it.", w.Words, Dates.Moment(w.At), by,
            choice.Title is null ? null : $"{ListHref}/release/{w.Type}/{w.Id}/{w.Reason}");
    }

    /// <summary>One thing that is kept back, in words.</summary>
    internal sealed record Item(string Title, string Reason, string From, string Words, string Since, string By, string? ReleaseHref);
}
