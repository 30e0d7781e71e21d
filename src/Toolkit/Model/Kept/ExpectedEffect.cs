using Goldthread.Impact.Scenarios;
using Goldthread.Kernel.Values;

namespace Goldthread.Toolkit.Model.Kept;

/// <summary>What somebody expects of a plan: kept under a number that does not change, so that a decision or a scheme can cite it and what was measured can be set beside it.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Address">The scenario page as it stood, the part after "?".</param>
/// <param name="Scenario">What the model was asked, as a scenario file.</param>
/// <param name="Figures">What is expected.</param>
/// <param name="TestOn">The day on which it will be looked at.</param>
/// <param name="How">How it will be found out: from which counts, against whom.</param>
/// <param name="Person">Id of who keeps it.</param>
/// <param name="PersonName">Their name.</param>
/// <param name="Organisation">Code of their organisation.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="KeptAt">When.</param>
/// <param name="Found">What was measured since, the oldest first.</param>
internal sealed record ExpectedEffect(
    long Number, string Title, string Address, string Scenario, IReadOnlyList<ExpectedFigure> Figures, DateOnly TestOn, string How, string Person, string PersonName, string Organisation, string OrganisationName, DateTimeOffset KeptAt,
    IReadOnlyList<FoundFigure> Found)
{
    public string Href => $"/toolkit/model/expected/{Number}";

    /// <summary>The newest measurement of a figure; null where there is none.</summary>
    public FoundFigure? Latest(Measure measure) => Found.LastOrDefault(f => f.Of == measure);

    public bool IsOverdue(DateOnly today) => Found.Count == 0 && TestOn < today;

    public IReadOnlyList<Fault> Check(DateOnly today)
    {
        var typed = new Typed();
        typed.Need(Title, nameof(Title), "Say what it is called", 120);
        typed.Need(How, nameof(How), "Say how you will find out whether it came true", 1000);
        typed.Refuse(TestOn <= today, nameof(TestOn), "Give a day that is still to come");
        typed.Refuse(TestOn > today.AddYears(12), nameof(TestOn), "Give a day within twelve years");
        return typed.Faults;
    }
}

/// <summary>One change that is expected over the time of the scenario, with the interval that doubt and chance leave it.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Change">How much more; below 0 for less.</param>
/// <param name="Low">Where 95 of 100 lie: the lower end.</param>
/// <param name="High">The upper end.</param>
internal sealed record ExpectedFigure(Measure Of, double Change, double Low, double High);

/// <summary>What was measured of it.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Change">How much more.</param>
/// <param name="Low">The lower end of its interval, where one was given.</param>
/// <param name="High">The upper end.</param>
/// <param name="On">The day to which it was counted.</param>
/// <param name="Source">Where it is from and how it was compared.</param>
/// <param name="PersonName">Who wrote it down.</param>
/// <param name="At">When.</param>
internal sealed record FoundFigure(Measure Of, double Change, double? Low, double? High, DateOnly On, string Source, string PersonName, DateTimeOffset At)
{
    /// <summary>How it compares with what was expected, in words.</summary>
    public string Against(ExpectedFigure expected) =>
        Low is { } low && High is { } high ? low <= expected.High && high >= expected.Low ? "Both intervals meet: it may be as expected" : "The intervals do not meet: it is not as expected"
        : Change >= expected.Low && Change <= expected.High ? "Within what was expected" : "Outside what was expected";
}
