using Goldthread.Population.Scores;

namespace Goldthread.Population.Tests.Scores;

/// <summary>The nine segments: every combination of facts falls into one, by the first rule that holds.</summary>
public sealed class SegmentsTests
{
    [Fact]
    public void Of_EveryCombination_IsTheFirstWhoseRuleHolds()
    {
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var bits = 0; bits < 64; bits++)
        {
            foreach (var conditions in (int[])[0, 1, 2, 3, 9])
            {
                bool Is(int bit) => (bits & (1 << bit)) != 0;
                var facts = new SegmentFacts { NearsEnd = Is(0), IsFrail = Is(1), HasFailingOrgan = Is(2), WasAdmitted = Is(3), IsDisabled = Is(4), IsInfant = Is(5), Conditions = conditions };
                bool[] rules = [Is(0), Is(1), Is(2) && Is(3), Is(4), conditions >= 3, conditions > 0, Is(3), Is(5), true];

                Segments.Of(facts).ShouldBe(Array.IndexOf(rules, true));
                met.Add(Segments.All[Segments.Of(facts)].Name);
            }
        }

        met.Count.ShouldBe(Segments.All.Count, "none is empty by its rule");
        Segments.All.Select(s => s.Name).ShouldBeUnique();
    }

    [Theory]
    [InlineData("C77.0", true)]
    [InlineData("C80", true)]
    [InlineData("C81.9", false)]
    [InlineData("C76.8", false)]
    [InlineData("Z51.5", true)]
    [InlineData("Z51.1", false)]
    [InlineData("palliative", false)]
    public void NearsEnd_ACode_IsSpreadCancerOrPalliativeCare(string code, bool nears) => Segments.NearsEnd(new EntryCode("http://hl7.org/fhir/sid/icd-10", code, code, null)).ShouldBe(nears);
}
