using System.Globalization;
using Goldthread.Coordination.SocialPrescribing;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Goldthread.Coordination.Pages.SocialPrescribing;

/// <summary>Contacts with the practice before and after somebody met a link worker, beside others like them: sums, and no person.</summary>
internal sealed class RepeatContactsModel(RepeatContactsCount count) : PageModel
{
    [FromQuery(Name = "done")]
    public string? Done { get; set; }

    public User Reader => Goldthread.Record.Access.User.Of(HttpContext.User)!;

    /// <summary>Whoever works for a provider sees its own people; whoever works for the place sees all.</summary>
    public string Owner => Reader.Role.MayOpenRecords ? Reader.Organisation : "";

    public string OwnerName => Owner.Length > 0 ? Reader.OrganisationName : "The whole place";

    public (DateTimeOffset At, RepeatResult Result)? Last { get; private set; }

    public string Sentence => Last is not { Result: { IsEnough: true } result }
        ? ""
        : $"In the half-year after they met a link worker, people had {Number(Math.Abs(result.Difference))} {(result.Difference <= 0 ? "fewer" : "more")} contacts with their practice than others like them. "
            + (result.Low <= 0 && result.High >= 0 ? "The difference may be chance." : "The difference is unlikely to be chance.");

    public async Task<IActionResult> OnGet() => await Begin() ?? Page();

    public async Task<IActionResult> OnPost()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        await count.WorkOut(Owner);
        return Redirect("/work/prescribing/repeat-contacts?done=counted");
    }

    public async Task<IActionResult> OnGetCsv()
    {
        if (await Begin() is { } instead)
        {
            return instead;
        }

        if (Last is not { Result: { IsEnough: true } r })
        {
            return NotFound();
        }

        var text = CsvText.Line("group", "people", "before", "after", "change") + CsvText.Line("met a link worker", N(r.Matched), N(r.Before), N(r.After), N(r.After - r.Before))
            + CsvText.Line("others like them", "", N(r.OthersBefore), N(r.OthersAfter), N(r.OthersAfter - r.OthersBefore))
            + CsvText.Line("difference", "", "", "", N(r.Difference)) + CsvText.Line("95% from", "", "", "", N(r.Low)) + CsvText.Line("95% to", "", "", "", N(r.High));
        return File(System.Text.Encoding.UTF8.GetBytes(text), "text/csv", "repeat-contacts.csv");
    }

    public static string Number(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    public static string Signed(double number) => number.ToString("+0.0;−0.0;0.0", CultureInfo.InvariantCulture);

    private static string N(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private async Task<IActionResult?> Begin()
    {
        if (!Reader.Role.May(Activities.SeeUnmetNeed))
        {
            return Forbid();
        }

        Last = await count.Last(Owner);
        return null;
    }
}
