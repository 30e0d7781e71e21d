using Goldthread.Coordination.Referrals;
using Goldthread.Record.Pages.People;
using Goldthread.Record.Reading;
using Goldthread.Record.Summary;
using Microsoft.AspNetCore.Mvc;

namespace Goldthread.Coordination.Pages.Person;

/// <summary>What a person was referred for, open first.</summary>
internal sealed class ReferralsModel(PersonRecordReader reader) : PersonPage(reader)
{
    public IReadOnlyList<Referral> Going { get; private set; } = [];

    public IReadOnlyList<Referral> Ended { get; private set; } = [];

    public async Task<IActionResult> OnGet()
    {
        if (await Open("look at referrals") is { } instead)
        {
            return instead;
        }

        Show(PersonRecord.ReadBanner(Opened.Input));
        var all = In(Opened.Input);
        Going = [.. all.Where(r => r.IsOpen || r.State == ReferralState.Draft).OrderBy(r => r.Due ?? DateTimeOffset.MaxValue)];
        Ended = [.. all.Except(Going).OrderByDescending(r => r.Ended)];
        return Page();
    }

    /// <summary>All referrals of a record.</summary>
    public static IReadOnlyList<Referral> In(PersonRecordInput record) =>
        [.. record.Entries.Where(e => e.Type == "Task").Select(e => ReferralFhir.Read(e.Resource, e.Id, e.Version)).OfType<Referral>()];
}
