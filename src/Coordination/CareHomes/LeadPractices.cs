using Goldthread.DesignSystem.Text;
using Goldthread.Kernel.Acts;
using Goldthread.Kernel.Data;
using Goldthread.Kernel.Values;
using Goldthread.Record.Access;

namespace Goldthread.Coordination.CareHomes;

/// <summary>Who keeps which practice leads for a care home. Each change is one transaction and one act of the journal.</summary>
public sealed class LeadPractices(Database database, TimeProvider clock)
{
    internal async Task<IReadOnlyList<LeadPractice>> Of(string home) => await database.Read(s => LeadPracticeTable.Of(s, home));

    /// <summary>Says which practice leads for a home from a day on. Forbidden for a role that may not; Conflict when somebody was faster; Invalid names the field.</summary>
    /// <param name="home">The home's code.</param>
    /// <param name="homeName">Its name, for the journal.</param>
    /// <param name="seen">The number of the last row that was shown; 0 for none.</param>
    /// <param name="practice">The practice's code and name; an empty code for none.</param>
    /// <param name="clinician">The named clinical lead, or empty.</param>
    /// <param name="from">The first day.</param>
    /// <param name="why">Who agreed it, or why it changed.</param>
    /// <param name="user">Who says so.</param>
    public async Task<Outcome<int>> Say(string home, string homeName, int seen, (string Code, string Name) practice, string clinician, DateOnly from, string why, User user)
    {
        if (!user.Role.May(Activities.KeepCareHomes))
        {
            return new Fault(FaultKind.Forbidden, $"The role \"{user.Role.Title}\" does not let you say which practice leads.");
        }

        var now = clock.GetUtcNow();
        var asked = new LeadPractice(home, 0, practice.Code, practice.Name, clinician, from, why, $"{user.Name}, {user.JobTitle}", now);
        return await database.Write(session =>
        {
            // The head of the place's part is locked first: of two who say something at once the second sees what the first said.
            var part = PartWriter.Open(session, Part.Place);
            var next = LeadPractice.Next(LeadPracticeTable.Of(session, home), seen, asked, Dates.DayInLondon(now));
            if (!next.Succeeded)
            {
                return (Outcome<int>)next.Faults.ToArray();
            }

            LeadPracticeTable.Add(session, next.Value);
            var words = practice.Code.Length == 0 ? $"no lead practice for {homeName}" : $"{practice.Name} leads for {homeName}";
            part.Close(new Act(user.Acting("pages"), now, user.Role.Purpose, words));
            return next.Value.Nr;
        });
    }
}
