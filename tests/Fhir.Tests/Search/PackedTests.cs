using System.Text;
using Goldthread.Fhir.Definitions;
using Goldthread.Fhir.Search;

namespace Goldthread.Fhir.Tests.Search;

public sealed class PackedTests
{
    [Fact]
    public void Number_OfAnyTwoParametersOfAType_Differ()
    {
        foreach (var type in FhirDefinitions.R4.ResourceTypes)
        {
            FhirDefinitions.R4.SearchParameters(type).Select(p => p.Code).Append("_lastUpdated").Distinct()
                .GroupBy(PackedWriter.Number).Where(g => g.Count() > 1).Select(g => $"{type}: {string.Join(' ', g)}").ShouldBeEmpty();
        }
    }

    [Fact]
    public void Reader_ReadsBackWhatWasWritten()
    {
        var writer = new PackedWriter();
        writer.Token(7, "http://s", "c");
        writer.Token(7, null, null);
        writer.String(8, new string('é', 3000));
        writer.Date(9, new DateRange(DateRange.Earliest, 5));
        writer.Reference(10, 3, "id");
        writer.Reference(10, "http://x/Patient/1");
        writer.Uri(11, "");

        var reader = new PackedReader(writer.ToArray());
        var read = new List<string>();
        while (reader.Read())
        {
            read.Add($"{reader.Parameter} {reader.Kind} " + reader.Kind switch
            {
                PackedKind.Token => $"{reader.First == Symbol.Of("http://s")} {reader.Second == 0}",
                PackedKind.Date => $"{reader.First} {reader.Second}",
                PackedKind.LocalReference => $"{reader.Type} {Encoding.UTF8.GetString(reader.Text)}",
                _ => $"{reader.Text.Length}",
            });
        }

        read.ShouldBe(["7 Token True False", "7 Token False True", "8 String 6000", $"9 Date {long.MinValue} 5", "10 LocalReference 3 id", "10 OtherReference 18", "11 Uri 0"]);
    }
}
