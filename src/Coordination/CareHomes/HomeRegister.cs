using Goldthread.DesignSystem.Text;
using Goldthread.Fhir.Storage;
using Goldthread.Kernel.Data;
using Goldthread.Record.Access;
using Goldthread.Record.People;

namespace Goldthread.Coordination.CareHomes;

/// <summary>How many have a plan, of how many: always with both numbers, so that it can be counted by hand.</summary>
/// <param name="With">Residents with a plan that counts.</param>
/// <param name="Residents">Residents in the reader's sight.</param>
/// <param name="OutOfSight">Residents whom the reader may not see: in neither number.</param>
internal sealed record Coverage(int With, int Residents, int OutOfSight)
{
    /// <summary>In whole percent; null where nobody is in sight.</summary>
    public int? Percent => Residents == 0 ? null : (int)Math.Round(100m * With / Residents, MidpointRounding.AwayFromZero);

    /// <summary>"3 of 4 (75%)".</summary>
    public string Words => Percent is { } percent ? $"{With} of {Residents} ({percent}%)" : "Nobody in your sight";

    public static Coverage operator +(Coverage a, Coverage b) => new(a.With + b.With, a.Residents + b.Residents, a.OutOfSight + b.OutOfSight);
}

/// <summary>One care home as a reader may know it.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Name">Its name.</param>
/// <param name="Lead">The practice that leads today; null or without one where none does.</param>
/// <param name="Plans">Plan coverage of its residents.</param>
internal sealed record HomeLine(string Code, string Name, LeadPractice? Lead, Coverage Plans)
{
    public bool HasLead => Lead is { IsNone: false };
}

/// <summary>Somebody who lives in a home and is in the reader's sight.</summary>
/// <param name="Row">Their episode there.</param>
/// <param name="Key">The key of the person's page.</param>
/// <param name="Plan">The plan that counts; null for none.</param>
internal sealed record SeenResident(Resident Row, string Key, PersonalPlan? Plan);

/// <summary>What a reader may know of care homes: everyone by name is in their sight; of the others only how many.</summary>
internal sealed class HomeRegister(Database database, RecordReader reader, KnownOrganisations organisations, TimeProvider clock)
{
    /// <summary>The most residents of one home that are looked at: the largest homes in England have some 250 beds.</summary>
    public const int Most = 500;

    /// <summary>True for a role that sees the plans and contacts of the people it works with: without those a round list would be wrong.</summary>
    public static bool MayRead(User user) =>
        user.Role.May(Activities.OpenRecords) && (RoleView.Of(user.Role.View).Types is not { } types || (types.ContainsKey("CarePlan") && types.ContainsKey("Encounter")));

    public DateOnly Today => Dates.DayInLondon(clock.GetUtcNow());

    public DateTimeOffset Now => clock.GetUtcNow();

    /// <summary>Every home in which anybody lives or that has a lead practice; those without one first, then by name.</summary>
    /// <param name="sight">The reader's sight of people; null for a reader who opens no records, who gets no numbers.</param>
    public async Task<IReadOnlyList<HomeLine>> Homes(Sight? sight)
    {
        var (homes, leads) = await database.Read(s => (ResidentTable.Homes(s), LeadPracticeTable.All(s).ToLookup(l => l.Home, StringComparer.Ordinal)));
        var names = await organisations.Names();
        var lines = new List<HomeLine>();
        foreach (var code in homes.Select(h => h.Code).Union(leads.Select(l => l.Key), StringComparer.Ordinal))
        {
            var said = homes.Find(h => h.Code == code).Name;
            var plans = new Coverage(0, 0, 0);
            if (sight is not null)
            {
                var (seen, hidden) = await Residents(code, sight);
                plans = new Coverage(seen.Count(r => r.Plan is not null), seen.Count, hidden);
            }

            lines.Add(new HomeLine(code, await organisations.NameOf(code, names, said ?? ""), LeadPractice.On(leads[code], Today), plans));
        }

        return [.. lines.OrderBy(l => l.HasLead).ThenBy(l => l.Name, StringComparer.Ordinal)];
    }

    /// <summary>One home; null where nobody ever lived and nothing was said.</summary>
    public async Task<HomeLine?> Find(string code)
    {
        var (homes, leads) = await database.Read(s => (ResidentTable.Homes(s), LeadPracticeTable.Of(s, code)));
        var home = homes.Find(h => h.Code == code);
        return home.Code is null && leads.Count == 0 ? null
            : new HomeLine(code, await organisations.NameOf(code, await organisations.Names(), home.Name ?? ""), LeadPractice.On(leads, Today), new Coverage(0, 0, 0));
    }

    /// <summary>Who lives in a home and is in sight, each person once however many sources say so; and how many others there are.</summary>
    public async Task<(IReadOnlyList<SeenResident> Seen, int OutOfSight)> Residents(string home, Sight sight)
    {
        var people = await database.Read(s => ResidentTable.In(s, home, Today, Most).Select(r => (Row: r, Whole: PersonDirectory.Whole(s, r.Person), Died: HasDied(s, r.Person)))
            .Where(p => !p.Died).GroupBy(p => p.Whole[0]).Select(g => g.ToList()).ToList());
        var seen = new List<SeenResident>();
        foreach (var person in people)
        {
            Resident? row = null;
            foreach (var (episode, _, _) in person)
            {
                // The episode itself, not only the person: where somebody lives may be withheld.
                row ??= (await reader.Read("EpisodeOfCare", episode.Episode, sight)).Succeeded ? episode : null;
            }

            if (row is not null)
            {
                seen.Add(new SeenResident(row, person[0].Whole[0].ToString(), await PlanOf(person[0].Whole, home, sight)));
            }
        }

        return (seen, people.Count - seen.Count);
    }

    private async Task<PersonalPlan?> PlanOf(IReadOnlyList<PersonKey> whole, string home, Sight sight)
    {
        var plans = await database.Read(s => whole.SelectMany(k => ResidentTable.Plans(s, k)).ToList());
        var inSight = new List<PersonalPlan>();
        foreach (var plan in plans)
        {
            // A plan that is kept from this reader is not there for them, in a count as little as on a page.
            if ((await reader.Read("CarePlan", plan.Id, sight)).Succeeded)
            {
                inSight.Add(plan);
            }
        }

        return PersonalPlan.Current(inSight, home, Today);
    }

    private static bool HasDied(Session session, PersonKey person) => PersonDirectory.Whole(session, person).Any(k => PersonDirectory.Find(session, k)?.Deceased == true);
}
