namespace Goldthread.Impact.Agreement;

/// <summary>Where an oracle comes from, in words for a reader.</summary>
/// <param name="Title">What is checked.</param>
/// <param name="Compared">Which numbers are held against each other.</param>
/// <param name="Source">Who made the expected numbers.</param>
/// <param name="Address">Where they are published; null for those that we worked out from formulas.</param>
/// <param name="Limit">What is known not to agree, and why; null where all does.</param>
public sealed record OracleSource(string Title, string Compared, string Source, string? Address, string? Limit = null)
{
    private const string Darth = "Decision Analysis in R for Technologies in Health: a tutorial's program";
    private const string Dampack = "dampack, a package of the R language for decision analysis";
    private const string Bristol = "The model IPACS of NHS Bristol, North Somerset and South Gloucestershire";

    private const string Krijkamp = "Worked out from formulas, apart from our program, for the example of Krijkamp and others, Medical Decision Making 2018;38:400-422";
    private const string Fractions = "Worked out from the formulas of Erlang and of Pollaczek and Khinchine in exact fractions, apart from our program";

    private static readonly Dictionary<string, OracleSource> ByLine = new(StringComparer.Ordinal)
    {
        ["Sick-Sicker cohort (costs, QALYs, traces, ICERs)"] = new("A disease in four states, four strategies", "Cost, years of full quality and cost for each one gained of every strategy, and the share of people in each state in each of 75 years for two of them", Darth, "https://github.com/DARTH-git/cohort-modeling-tutorial-intro"),
        ["microsimulation, closed form (means, standard deviations)"] = new("How much individuals differ, worked out", "Mean and standard deviation of cost and of years of full quality, with and without treatment", Krijkamp, "https://doi.org/10.1177/0272989X18754513"),
        ["microsimulation, a million people"] = new("How much individuals differ, lived one by one", "The same numbers, from a million people who live through it by chance", Krijkamp, "https://doi.org/10.1177/0272989X18754513"),
        ["dominance and ICERs of 100 strategies"] = new("Which of 100 strategies are worth considering", "For each whether it is beaten, and its cost for each year of full quality gained", Dampack, "https://github.com/DARTH-git/dampack"),
        ["perfect information (EVPI)"] = new("What perfect information would be worth", "Its worth at many prices of a year of full quality, from one sample", Dampack, "https://github.com/DARTH-git/dampack"),
        ["acceptability curve (CEAC)"] = new("How often each choice is the best", "The share of draws, and which choice is on the frontier, at many prices", Dampack, "https://github.com/DARTH-git/dampack", "A draw or two may fall otherwise: that package takes choices that are nearly equal for equal and draws lots."),
        ["expected loss"] = new("What a wrong choice is expected to lose", "The loss of each choice at many prices", Dampack, "https://github.com/DARTH-git/dampack"),
        ["queues in exact fractions"] = new("Queues, worked out", "How much is used, who waits, how long, and who is turned away, for queues of up to 450 servers", Fractions, null),
        ["queues simulated, two million people each"] = new("Queues, simulated", "The mean wait and the share turned away, when two million people come", Fractions, null),
        ["ways out of hospital, beds"] = new("Ways out of hospital to a bed, day by day", "People in the service, people waiting, days waited and cost: means of 181 days in 72 scenarios", Bristol, "https://github.com/nhs-bnssg-analytics/ipacs-model"),
        ["ways out of hospital, visits"] = new("Ways out of hospital to visits at home", "People in the service, and cost: means of 181 days in 36 scenarios", Bristol, "https://github.com/nhs-bnssg-analytics/ipacs-model",
            "Agrees for one of the three places. For the other two the published figures lie up to a sixth below what their own tables of arrivals and stays give, and so below ours. The published figures are what shorter longest stays would give. Their program, as it stands now, has the rules that ours has; we do not know which tables the figures were made with."),
    };

    /// <summary>The words for a line; null for a line that has none.</summary>
    public static OracleSource? Of(string line) => ByLine.GetValueOrDefault(line);
}
