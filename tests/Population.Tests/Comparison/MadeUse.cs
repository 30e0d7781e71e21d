using Goldthread.Fhir.Storage;
using Goldthread.Population.Cohorts.FollowUp;
using Goldthread.Population.DataSet;

namespace Goldthread.Population.Tests.Comparison;

/// <summary>
/// A made place in which everybody has a rate of admissions of their own that never changes. Who is picked after a bad time gets better by nothing but chance.
/// </summary>
internal static class MadeUse
{
    public const int Window = 90;

    public static readonly DateOnly On = new(2026, 9, 30);
    public static readonly DateOnly Sent = On.AddDays(-120);

    /// <summary>People as rows, and a third of those with two admissions or more in the days before as sent.</summary>
    /// <param name="seed">Of chance.</param>
    /// <param name="people">How many.</param>
    /// <param name="helped">The share of admissions that being sent takes away.</param>
    /// <param name="touch">Changes a row, told whether it is of somebody who was sent.</param>
    public static (PeopleSnapshot People, IReadOnlyList<ReachedPerson> Sent) Of(int seed, int people, double helped = 0, Action<PersonRow, bool>? touch = null)
    {
        var chance = new Random(seed);
        var writer = new RowWriter(people);
        var sent = new List<ReachedPerson>();
        for (var key = 1; key <= people; key++)
        {
            var row = new PersonRow(key) { Born = On.AddYears(-65 - chance.Next(25)).AddDays(-chance.Next(365)), Sex = chance.Next(2) == 0 ? "female" : "male", Area = new PersonArea("E0100", 1 + chance.Next(10), "N1") };
            // Rates are spread as real ones are: most people have few, and few have many.
            var daily = -Math.Log(1 - chance.NextDouble()) * 0.004;
            var days = Enumerable.Range(0, 520).Where(_ => chance.NextDouble() < daily).Select(d => On.AddDays(d - 520)).ToList();
            var isSent = days.Count(d => d >= Sent.AddDays(-Window) && d < Sent) >= 2 && chance.Next(3) == 0;
            if (isSent) sent.Add(new ReachedPerson(key, Sent, null));
            foreach (var day in days.Where(d => !isSent || d < Sent || chance.NextDouble() >= helped))
            {
                row.Events.Add((DataColumns.EmergencyAdmission, day, 0));
                row.Events.Add((DataColumns.HospitalDays, day, 1 + chance.Next(6)));
            }

            touch?.Invoke(row, isSent);
            writer.Write(row);
        }

        writer.Finish();
        return (new PeopleSnapshot([new PeopleSlice(writer.Builder.Build(), default)], On, new DateTimeOffset(2026, 9, 30, 4, 0, 0, TimeSpan.Zero), FeedPosition.Start), sent);
    }
}
