using Xunit.Abstractions;

namespace Goldthread.Fhir.Tests.FhirPath;

public sealed class OfficialSuiteTests(ITestOutputHelper output)
{
    private static readonly string Shared = Environment.GetEnvironmentVariable("GOLDTHREAD_SHARED") ?? Path.Combine("..", "shared");

    [SkippableFact]
    public void OfficialSuite_EveryCase_PassesOrIsAKnownException()
    {
        Skip.IfNot(File.Exists(OfficialSuite.FileOf(Shared)), "The FHIRPath suite is not in the shared folder.");

        var results = new OfficialSuite(Shared).Run().ToList();

        int Count(SuiteVerdict verdict) => results.Count(r => r.Verdict == verdict);
        output.WriteLine($"Published suite FHIRPath R4: {Count(SuiteVerdict.Passed)} of {results.Count} cases hold; {Count(SuiteVerdict.Failed)} do not, {Count(SuiteVerdict.Skipped)} have inputs that are not to be had (docs/fhir/fhirpath.md)");
        foreach (var result in results.Where(r => r.Verdict != SuiteVerdict.Passed))
        {
            output.WriteLine($"{result.Verdict}: {result.Name}: {result.Expression.Trim()}: {result.Reason}");
        }

        results.Count.ShouldBeGreaterThan(900);
        var notPassed = results.Where(r => r.Verdict != SuiteVerdict.Passed).Select(r => $"{r.Verdict} {r.Name}");
        notPassed.ShouldBe(KnownExceptions.All.Select(e => $"{e.Verdict} {e.Name}"), ignoreOrder: true);
    }
}
