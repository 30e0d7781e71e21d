using System.Text.RegularExpressions;

namespace Goldthread.Architecture.ScaleOut;

/// <summary>
/// Rules 8 and 15, as far as code can show them. That a transaction keeps to one part is found when it runs: in every suite
/// <c>Goldthread.Kernel.Data.PartGuard</c> throws where one does not (Kernel.Tests, PartGuardTests).
/// </summary>
public static partial class TransactionRules
{
    /// <summary>Where a transaction may write several parts. Whoever adds to the list adds a transaction that commits in two phases.</summary>
    public static IReadOnlySet<string> MayWriteSeveralParts { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "src/Fhir/Storage/RecordStore.cs", // a FHIR transaction that names several people
        "src/Record/People/Wholes.cs", // the sources of one person
        "src/Record/Matching/MatchDecisions.cs", // a decision about two records
        "src/Record/Access/Relationships.cs", // who sees all the records of a person, and the alert
        "src/Record/Privacy/OptOuts.cs", // the national list of opt-outs
        "src/Record/Own/Corrections.cs", // nothing waits any more in any of a person's records
        "src/Coordination/Work/WorkDesk.cs", // a row that was read, and that it was
        "src/Coordination/Work/WorkFollower.cs", // a row of work under its owner, and the sight that a referral gives
        "src/Coordination/Urgent/UrgentFollower.cs", // the row of a clock under its provider, contacts under the person
        "src/Coordination/CareHomes/ResidentFollower.cs", // a resident under their home, and where they stand
        "src/Coordination/Housing/HousingFollower.cs", // an adaptation or a stay under its organisation, and where they stand
        "src/Population/Cohorts/FollowUp/CohortFollower.cs", // what became of a cohort under the cohort, the task under the person
        "src/Record/Own/Proxies.cs", // whom a person lets see all their records
    };

    public static Rule<SourceFile> Declared { get; } = new(8, "a transaction writes one part; the few that do not say why at their beginning, and are listed here", Check);

    public static Rule<string> Watched { get; } = new(15, "every suite runs with the guard that throws when a transaction writes two parts", props =>
        Switch().IsMatch(props) ? [] : ["does not turn Goldthread.PartGuard on."]);

    private static IEnumerable<string> Check(SourceFile file)
    {
        foreach (var call in Call().Matches(file.CSharp.Code).Where(_ => file.Path != "src/Kernel/Data/Session.cs"))
        {
            var reason = file.CSharp.Literals.FirstOrDefault(l => l.Offset >= call.Index + call.Length);
            var isLiteral = reason is not null && string.IsNullOrWhiteSpace(file.CSharp.Code[(call.Index + call.Length)..reason.Offset]);
            if (!isLiteral || reason!.Text.Length < 40) yield return $"{file.Path} accepts two phases without a reason in plain words.";
            if (!MayWriteSeveralParts.Contains(file.Path)) yield return $"{file.Path} accepts two phases and is not in the list.";
        }
    }

    [GeneratedRegex(@"\.AcceptTwoPhase\s*\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"RuntimeHostConfigurationOption\s+Include=""Goldthread\.PartGuard""\s+Value=""true""")]
    private static partial Regex Switch();
}
