using System.Globalization;
using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;
using Microsoft.AspNetCore.Http;

namespace Goldthread.Toolkit.Model;

/// <summary>What a planner types of what her area counts.</summary>
/// <param name="People">Of how many people it is.</param>
/// <param name="IsAMonth">True where it is of a month; people on a day stay what they are.</param>
/// <param name="Observed">What was counted, for a year.</param>
/// <param name="Faults">What is wrong, by field.</param>
internal sealed record FitForm(int People, bool IsAMonth, IReadOnlyList<Observed> Observed, IReadOnlyList<Fault> Faults)
{
    public const string Of = "of", Time = "time", Month = "month";

    private const int FewestPeople = 1000;
    private const long Most = 1_000_000_000;

    /// <summary>True where something was sent.</summary>
    public static bool IsIn(IQueryCollection query) => query.ContainsKey(Of);

    public static string Field(Observable of) => $"n.{FittedTo.Code(of)}";

    /// <summary>Reads it from an address.</summary>
    public static FitForm Read(IQueryCollection query)
    {
        var typed = new Typed();
        string Said(string name) => query[name].ToString().Trim().Replace(",", "", StringComparison.Ordinal);
        var people = typed.Number(Said(Of), Of, FewestPeople, FittedTo.MostPeople, $"How many people they are of: give a whole number from {FewestPeople:N0} to {FittedTo.MostPeople:N0}");
        var (isAMonth, observed) = (Said(Time) == Month, new List<Observed>());
        foreach (var of in Enum.GetValues<Observable>().Where(o => Said(Field(o)).Length > 0))
        {
            if (!long.TryParse(Said(Field(of)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > Most) typed.Refuse(true, Field(of), $"{FittedTo.Asks(of)}: give a whole number, such as 1,250, or leave it empty");
            else if (FittedTo.IsOnADay(of) && number > people) typed.Refuse(true, Field(of), $"{FittedTo.Asks(of)}: {number:N0} is more than the {people:N0} people who live there");
            else observed.Add(new Observed(of, isAMonth && !FittedTo.IsOnADay(of) ? number * 12 : number, "typed on the page", people));
        }

        typed.Refuse(typed.Faults.Count == 0 && observed.Count == 0, Field(Observable.Attendances), "Give at least one number that you counted");
        return new FitForm(people, isAMonth, observed, typed.Faults);
    }
}
