using Goldthread.Impact.Journeys;
using Goldthread.Impact.People;
using Goldthread.Kernel.Values;

namespace Goldthread.Impact.Exactly;

/// <summary>One figure, worked out and simulated.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Title">What it is.</param>
/// <param name="Unit">Its unit, for one person.</param>
/// <param name="Exact">What is expected.</param>
/// <param name="Simulated">The mean of the copies.</param>
/// <param name="Error">Standard error of that mean.</param>
/// <param name="IsRare">True where it happened to so few copies that their spread says little: such a figure is shown and not judged.</param>
public sealed record Held(string Code, string Title, string Unit, double Exact, double Simulated, double Error, bool IsRare)
{
    /// <summary>By how many standard errors the simulation lies off; 0 where both say the same to a thousand millionth; null where it is too rare to be judged.</summary>
    public double? Z => Math.Abs(Simulated - Exact) <= 1e-9 * Math.Max(1, Math.Abs(Exact)) ? 0 : IsRare ? null : (Simulated - Exact) / Error;
}

/// <summary>
/// A simulation set beside the exact answer: many copies of one kind of person are lived by the engine, each with luck of their own, and every figure's mean is held against what is
/// expected. Where services can be full the limits are taken away from both, and <see cref="WithoutLimits"/> says so: what is checked then is all but the waiting.
/// </summary>
/// <param name="Kind">Who.</param>
/// <param name="Copies">How many copies were lived.</param>
/// <param name="WithoutLimits">True where limits of services were taken away.</param>
/// <param name="Figures">The figures.</param>
public sealed record LiveCheck(Person Kind, int Copies, bool WithoutLimits, IReadOnlyList<Held> Figures)
{
    /// <summary>A figure further off than this many standard errors is told as a disagreement.</summary>
    public const double Most = 4;

    // Standard errors are taken from so many runs of their own.
    private const int Batches = 25;

    /// <summary>The figure that lies furthest off.</summary>
    public Held Furthest => Figures.MaxBy(f => Math.Abs(f.Z ?? 0))!;

    /// <summary>True where no figure lies further off than chance explains.</summary>
    public bool Agrees => Off(Furthest) <= Most;

    /// <summary>One line that says how close they come.</summary>
    public string Verdict => (Agrees ? $"Simulation and exact answer agree: of {Figures.Count(f => f.Z is not null)} figures the furthest lies {Off(Furthest):0.0} standard errors off ({Furthest.Title})"
        : $"Simulation and exact answer differ: {string.Join(", ", Figures.Where(f => Off(f) > Most).Select(f => $"{f.Title} by {Off(f):0.0} standard errors"))}")
        + $"; {Copies:N0} copies of one person{(WithoutLimits ? ", both with services that are never full" : "")}"
        + (Figures.Where(f => f.Z is null).Select(f => f.Title).ToList() is { Count: > 0 } rare ? $"; too rare to judge: {string.Join(", ", rare)}." : ".");

    /// <summary>Sets one kind of person of a run beside what is expected of them; faults name the field that does not allow it.</summary>
    /// <param name="result">A run: its scenario is lived again by copies.</param>
    /// <param name="kind">Who.</param>
    /// <param name="copies">How many, at least 1,000; rounded down to whole runs.</param>
    /// <param name="threads">How many threads, 1 or more; 0 for as many as the machine has.</param>
    public static Outcome<LiveCheck> Of(Result result, Person kind, int copies = 20_000, int threads = 0) => Of(result.Scenario, kind, copies, threads);

    /// <summary>The same for a scenario.</summary>
    /// <inheritdoc cref="Of(Result, Person, int, int)" />
    public static Outcome<LiveCheck> Of(Scenario scenario, Person kind, int copies = 20_000, int threads = 0)
    {
        if (copies is < 1000 or > 10_000_000) return new Fault(FaultKind.Invalid, $"Copies are 1,000 to 10,000,000, not {copies:N0}", "copies");
        var batch = copies / Batches;
        var people = new Population(Enumerable.Repeat(kind, batch));
        var reached = new Reached(scenario.Interventions, scenario.Seed);
        var free = scenario with { Capacities = new Dictionary<Service, int>(), Interventions = [.. scenario.Interventions.Where((_, i) => Run.Anybody(people, reached, i, scenario.Weeks))] };
        var exact = ExactAnswer.Of(kind, free, threads);
        if (!exact.Succeeded) return exact.Faults.ToArray();
        var runs = new double[Batches][];
        for (var b = 0; b < Batches; b++)
        {
            var run = Run.Of(people, free with { Seed = scenario.Seed + (ulong)b + 1 }, threads);
            if (!run.Succeeded) return run.Faults.ToArray();
            runs[b] = [.. Every.Select(f => f.Simulated(run.Value) / batch)];
        }

        // A figure that most runs saw nothing of has no spread to judge by; nor has quality of life where hardly anybody died.
        bool IsRare(int f) => runs.Count(r => r[f] == 0) > Batches / 4;
        var deaths = Every.Index().First(f => f.Item.Code == "death").Index;
        return new LiveCheck(kind, batch * Batches, scenario.Capacities.Count > 0, [.. Every.Select((figure, f) =>
        {
            var mean = runs.Average(r => r[f]);
            var error = Math.Sqrt(runs.Sum(r => (r[f] - mean) * (r[f] - mean)) / (Batches - 1) / Batches);
            return new Held(figure.Code, figure.Title, figure.Unit, figure.Exact(exact.Value), mean, error, IsRare(f) || (figure.Code == "quality-years" && IsRare(deaths)));
        })]);
    }

    private static double Off(Held figure) => Math.Abs(figure.Z ?? 0);

    private sealed record Figure(string Code, string Title, string Unit, Func<ExactAnswer, double> Exact, Func<Result, double> Simulated);

    private static IReadOnlyList<Figure> Every { get; } =
    [
        new("cost", "Cost", "pounds", e => e.Pence / 100, r => r.PenceByPeople() / 100.0),
        new("quality-years", "Quality-adjusted life", "years", e => e.QualityYears, r => r.QualityYears()),
        new("strain-days", "Days of a carer under strain", "days", e => e.StrainDays, r => r.StrainDays()),
        In("home", "Days at home without care", Place.Home), In("home-with-care", "Days at home with care", Place.HomeWithCare), In("ward", "Days in a hospital bed, in treatment", Place.Ward),
        In("ready-to-leave", "Days in a hospital bed, ready to leave", Place.ReadyToLeave), In("support-at-home", "Days with support at home", Place.SupportAtHome), In("intermediate-bed", "Days in an intermediate bed", Place.IntermediateBed),
        In("care-home", "Days in a care home", Place.CareHome), In("hospice", "Days in a hospice", Place.Hospice),
        How("death", "Deaths", Activity.Death), How("gp", "GP contacts", Activity.Gp), How("community", "Contacts of community teams", Activity.Community), How("urgent-response", "Emergencies answered at home", Activity.UrgentResponse),
        How("attendance", "Attendances at an emergency department", Activity.Attendance), How("emergency-stay", "Emergency stays", Activity.EmergencyStay), How("planned-stay", "Planned stays", Activity.PlannedStay),
    ];

    private static Figure In(string code, string title, Place place) => new(code, title, "days", e => e.DaysIn(place), r => r.DaysIn(place));

    private static Figure How(string code, string title, Activity activity) => new(code, title, "count", e => e.Count(activity), r => r.Count(activity));
}
