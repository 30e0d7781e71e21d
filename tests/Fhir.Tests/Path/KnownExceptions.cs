using static Goldthread.Fhir.Tests.FhirPath.SuiteVerdict;

namespace Goldthread.Fhir.Tests.FhirPath;

/// <summary>
/// The cases of the official suite that do not pass, each with its reason. A case that starts to fail, or to pass, breaks the
/// suite's test until this list says so. docs/fhir/fhirpath.md tells the same for readers.
/// </summary>
internal static class KnownExceptions
{
    private const string Subtypes = "N1 says that as and ofType keep an item of the type or of a subclass, and code is a subclass of string; the case wants the type exactly";
    private const string HourBoundary = "the last moment of the hour 08 is 08:59:59.999; the case takes the hour for the minute 08:00";
    private const string Digits = "the boundary of 0.0034 is 0.00345, which at one digit, rounded outwards as in the other cases, is 0.1; the case cuts it to 0.0";
    private const string ExtendedObservation = "the suite's own observation-example has a patient-age extension that the example of R4 lacks; FunctionTests holds the same three";
    private const string NotHad = "input not to be had";

    public static readonly (SuiteVerdict Verdict, string Name, string Reason)[] All =
    [
        (Failed, "testPlus/testPlusDate19", "N1 drops the fraction of an amount only above seconds, so 0.1 's' moves by 100 milliseconds; the case wants no move"),
        (Failed, "testConformsTo/testConformsTo3", "R4 says that a profile that cannot be resolved gives an empty result; the case (of R5) wants an error"),
        (Failed, "LowBoundary/LowBoundaryDecimal15", Digits),
        (Failed, "HighBoundary/HighBoundaryDecimal15", Digits),
        (Failed, "HighBoundary/HighBoundaryDecimal16", Digits),
        (Failed, "HighBoundary/HighBoundaryDateTimeMillisecond1", HourBoundary),
        (Failed, "HighBoundary/HighBoundaryDateTimeMillisecond3", HourBoundary),
        (Failed, "testInheritance/testFHIRPathIsFunction8", ExtendedObservation),
        (Failed, "testInheritance/testFHIRPathIsFunction9", ExtendedObservation),
        (Failed, "testInheritance/testFHIRPathIsFunction10", ExtendedObservation),
        (Failed, "testInheritance/testFHIRPathAsFunction11", Subtypes),
        (Failed, "testInheritance/testFHIRPathAsFunction16", Subtypes),
        (Skipped, "testSubSetOf/testSubSetOf3", NotHad),
        (Skipped, "testRepeat/testRepeat1", NotHad),
        (Skipped, "testCombine()/testCombine1", NotHad),
        (Skipped, "testType/testTypeA1", NotHad),
        (Skipped, "testType/testTypeA2", NotHad),
        (Skipped, "testType/testTypeA3", NotHad),
        (Skipped, "testType/testTypeA4", NotHad),
        (Skipped, "testType/testTypeA", NotHad),
        (Skipped, "period/testPeriodInvariantOld", NotHad),
        (Skipped, "period/testPeriodInvariantNew", NotHad),
        (Skipped, "testInheritance/testFHIRPathIsFunction6", NotHad),
        (Skipped, "testInheritance/testFHIRPathIsFunction7", NotHad),
        (Skipped, "testInheritance/testFHIRPathAsFunction14", NotHad),
        (Skipped, "testInheritance/testFHIRPathAsFunction15", NotHad),
        (Skipped, "testInheritance/testFHIRPathAsFunction19", NotHad),
        (Skipped, "testInheritance/testFHIRPathAsFunction20", NotHad),
        (Skipped, "miscEngineTests/testContainedId", NotHad),
        (Skipped, "miscEngineTests/testPrimitiveExtensions", NotHad),
    ];
}
