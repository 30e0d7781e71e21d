using Goldthread.Directory.Services;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Directory.Pages.Keep;

/// <summary>The owner reads a draft beside what is published, and publishes it or drops it.</summary>
internal sealed class DraftModel(ServiceDirectory directory, ServiceKeeping keeping) : KeepPage(directory)
{
    [FromRoute]
    public string Id { get; set; } = "";

    public Listing Listing { get; private set; } = null!;

    public string Name { get; private set; } = "";

    public IReadOnlyList<(string What, string Before, string After)> Changes { get; private set; } = [];

    public async Task<IActionResult> OnGet() => await Find() ?? Page();

    public async Task<IActionResult> OnPostApprove(long seen) => await Find() ?? After(await keeping.Approve(Id, seen, Me), "/work/directory?done=published");

    public async Task<IActionResult> OnPostDrop() => await Find() ?? After(await keeping.Drop(Id, Me), "/work/directory?done=dropped");

    private async Task<IActionResult?> Find()
    {
        if (Enter() is { } instead) return instead;
        if (await Directory.Listing(Id.ToLowerInvariant()) is not { Draft: { } draft } listing || listing.Owner != Me.Organisation) return NotFound();
        (Id, Listing) = (listing.Id, listing);
        var after = ServiceReader.Read(draft.Document);
        Name = after.Name;
        var (now, then) = (Lines(listing.IsPublished ? ServiceReader.Read(listing.Document) : null), Lines(after));
        Changes = [.. then.Zip(now, (a, b) => (a.What, Before: b.Text, After: a.Text)).Where(c => c.Before != c.After)];
        return null;
    }

    private static List<(string What, string Text)> Lines(Service? s)
    {
        var form = s is null ? new ServiceForm { Kind = null } : ServiceForm.Of(s);
        return
        [
            ("Name", form.Name ?? ""), ("What it does", form.Description ?? ""), ("Kind", Kinds.All.FirstOrDefault(k => k.Code == form.Kind).Title ?? ""), ("Wellbeing hub", form.Hub ? "Yes" : ""), ("Helps with", string.Join(", ", form.Needs)),
            ("Who it is for", form.Who ?? ""), ("Youngest age", form.YoungestAge ?? ""), ("Oldest age", form.OldestAge ?? ""), ("How to start", form.Start ?? ""), ("Cost", $"{(form.Cost is null ? "" : "£" + form.Cost)} {form.CostUnit}".Trim()),
            ("Open", form.Open ?? ""), ("Place", form.Venue ?? ""), ("Street", form.Street ?? ""), ("Town", form.Town ?? ""), ("Postcode", form.Postcode ?? ""), ("Getting there", form.GettingThere ?? ""), ("Access", s is null ? "" : string.Join(", ", s.Sites.SelectMany(x => x.Access))),
            ("Telephone", form.Phone ?? ""), ("Email", form.Email ?? ""), ("Website", form.Website ?? ""), ("Languages", form.Languages ?? ""), ("At present", form.Alert ?? ""),
        ];
    }
}
