using System.Globalization;
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
        writer.Token(7, "http://loinc.org", "c");
        writer.Token(7, null, null);
        writer.String(8, new string('é', 3000));
        writer.Date(9, new DateRange(DateRange.Earliest, 5));
        writer.Date(9, new DateRange(-86_400_000, 0));
        writer.Reference(10, 3, "id");
        writer.Reference(10, "http://x/Patient/1");
        writer.Uri(11, "");

        Read(writer, 7, 8, 9, 10, 11).ShouldBe([
            "7 Token http://s c", "7 Token http://loinc.org c", "7 Token - -", "8 String 6000", $"9 Date {long.MinValue} 5", "9 Date -86400000 0",
            "10 LocalReference 3 id", "10 OtherReference 18", "11 Uri 0",
        ]);
    }

    [Fact]
    public void Writer_ValueOfSeveralParameters_StandsOnce()
    {
        var one = new PackedWriter();
        one.Reference(1, 3, "a-person-of-ours");
        var three = new PackedWriter();
        three.Reference(1, 3, "a-person-of-ours");
        three.Reference(2, 3, "a-person-of-ours");
        three.Reference(3, 3, "a-person-of-ours");
        three.Reference(3, 3, "a-person-of-ours");

        three.ToArray().Length.ShouldBe(one.ToArray().Length + 4);
        Read(three, 1, 2, 3, 4).ShouldBe(["1,2,3 LocalReference 3 a-person-of-ours"]);
    }

    [Fact]
    public void Writer_MoreParametersThanOneValueTakes_WritesItTwice()
    {
        var writer = new PackedWriter();
        var all = Enumerable.Range(1, 20).Select(i => (ushort)i).ToArray();
        foreach (var parameter in all)
        {
            writer.Uri(parameter, "x");
        }

        Read(writer, all).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("120.50")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("18446744073709551616.25")]
    public void Reader_Numbers_AreExact(string text)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);
        var writer = new PackedWriter();
        writer.Quantity(1, new PackedQuantity(number, number, Symbol.Of("http://unitsofmeasure.org"), Symbol.Of("mg"), Symbol.Of("mg")));
        writer.Quantity(2, new PackedQuantity(null, number, Symbol.Of("http://u"), Symbol.Of("mg"), Symbol.Of("milligram")));
        writer.Quantity(3, new PackedQuantity(number, null, 0, Symbol.Of("mg"), 0));

        var read = new List<PackedQuantity>();
        var reader = new PackedReader(writer.ToArray());
        while (reader.Read())
        {
            read.Add(reader.Quantity);
        }

        read.ShouldBe([
            new PackedQuantity(number, number, Symbol.Of("http://unitsofmeasure.org"), Symbol.Of("mg"), Symbol.Of("mg")),
            new PackedQuantity(null, number, Symbol.Of("http://u"), Symbol.Of("mg"), Symbol.Of("milligram")),
            new PackedQuantity(number, null, 0, Symbol.Of("mg"), 0),
        ]);
    }

    private static List<string> Read(PackedWriter writer, params ushort[] parameters)
    {
        var names = new[] { null, "http://s", "http://loinc.org", "c" }.ToDictionary(Symbol.Of, t => t ?? "-");
        var reader = new PackedReader(writer.ToArray());
        var read = new List<string>();
        while (reader.Read())
        {
            var of = new List<ushort>();
            foreach (var parameter in parameters)
            {
                if (reader.IsOf(parameter))
                {
                    of.Add(parameter);
                }
            }

            read.Add($"{string.Join(',', of)} {reader.Kind} " + reader.Kind switch
            {
                PackedKind.Token => $"{names[reader.First]} {names[reader.Second]}",
                PackedKind.Date => $"{reader.First} {reader.Second}",
                PackedKind.LocalReference => $"{reader.Type} {Encoding.UTF8.GetString(reader.Text)}",
                _ => $"{reader.Text.Length}",
            });
        }

        return read;
    }
}
