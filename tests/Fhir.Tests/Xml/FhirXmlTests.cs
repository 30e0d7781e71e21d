using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using Goldthread.Fhir.Tests.Import;
using Goldthread.Fhir.Tests.Validation;
using Goldthread.Fhir.Validation;
using Goldthread.Fhir.Xml;

namespace Goldthread.Fhir.Tests.Xml;

/// <summary>JSON to XML and back; XML that is not FHIR.</summary>
public sealed class FhirXmlTests
{
    [SkippableFact]
    public void RoundTrip_EveryPublicExample_SaysTheSame()
    {
        var problems = new List<string>();
        var count = 0;
        foreach (var (place, json) in PublicResources.In("hl7-r4-examples"))
        {
            count++;
            var back = FhirXml.ToJson(FhirXml.FromJson(json, indented: false));
            if (!back.Succeeded)
            {
                problems.Add($"{place}: {back.Fault}");
                continue;
            }

            using var sent = JsonDocument.Parse(WithPlainNarrative(json), new JsonDocumentOptions { MaxDepth = 256 });
            using var kept = JsonDocument.Parse(WithPlainNarrative(back.Value), new JsonDocumentOptions { MaxDepth = 256 });
            if (SameJson.Difference(sent.RootElement, kept.RootElement) is { } difference)
            {
                problems.Add($"{place}: {difference}");
            }
        }

        count.ShouldBeGreaterThan(100);
        problems.ShouldBeEmpty(string.Join('\n', problems.Take(10)));
    }

    [SkippableFact]
    public void ToJson_EveryUkCoreExample_IsRead()
    {
        var problems = new List<string>();
        foreach (var file in System.IO.Directory.EnumerateFiles(Path.Combine(PublicResources.Folder("ukcore-staging"), "examples"), "*.xml"))
        {
            var json = FhirXml.ToJson(File.ReadAllBytes(file));
            if (!json.Succeeded)
            {
                problems.Add($"{Path.GetFileName(file)}: {json.Fault}");
            }
        }

        problems.ShouldBeEmpty(string.Join('\n', problems.Take(10)));
    }

    [Fact]
    public void FromJson_Elements_StandAsTheStandardHasThem()
    {
        const string json = """{"birthDate":"1950","_birthDate":{"id":"b","extension":[{"url":"http://x","valueDecimal":1.50}]},"id":"p","resourceType":"Patient","contained":[{"resourceType":"Organization","id":"o"}],"name":[{"id":"n","given":["A",null],"_given":[null,{"extension":[{"url":"http://y","valueCode":"z"}]}]}],"active":true}""";

        var xml = Encoding.UTF8.GetString(FhirXml.FromJson(Encoding.UTF8.GetBytes(json), indented: false));

        xml.ShouldBe(
            """<?xml version="1.0" encoding="utf-8"?><Patient xmlns="http://hl7.org/fhir"><id value="p" /><contained><Organization><id value="o" /></Organization></contained><active value="true" />"""
            + """<name id="n"><given value="A" /><given><extension url="http://y"><valueCode value="z" /></extension></given></name>"""
            + """<birthDate id="b" value="1950"><extension url="http://x"><valueDecimal value="1.50" /></extension></birthDate></Patient>""");
        using var back = JsonDocument.Parse(FhirXml.ToJson(Encoding.UTF8.GetBytes(xml)).Value);
        using var sent = JsonDocument.Parse(json);
        SameJson.Difference(sent.RootElement, back.RootElement).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("<Patient")]
    [InlineData("<Patient/>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'/><Patient xmlns='http://hl7.org/fhir'/>")]
    [InlineData("<Nonsense xmlns='http://hl7.org/fhir'/>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'>text</Patient>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><nonsense value='1'/></Patient>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><active value='true'/><active value='true'/></Patient>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><active valu='true'/></Patient>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><contained/></Patient>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><text><status value='generated'/><div>x</div></text></Patient>")]
    [InlineData("<!DOCTYPE Patient [<!ENTITY a 'aaaa'>]><Patient xmlns='http://hl7.org/fhir'><id value='&a;'/></Patient>")]
    [InlineData("<!DOCTYPE Patient SYSTEM 'other.dtd'><Patient xmlns='http://hl7.org/fhir'/>")]
    [InlineData("<Patient xmlns='http://hl7.org/fhir'><id value='&nbsp;'/></Patient>")]
    public void ToJson_NotFhirXml_IsRefused(string xml) => FhirXml.ToJson(Encoding.UTF8.GetBytes(xml)).Succeeded.ShouldBeFalse();

    [Fact]
    public void ToJson_DeepNesting_IsRefusedNotCrashed()
    {
        var xml = "<Patient xmlns='http://hl7.org/fhir'>" + string.Concat(Enumerable.Repeat("<extension url='x'>", 100_000));

        FhirXml.ToJson(Encoding.UTF8.GetBytes(xml)).Succeeded.ShouldBeFalse();
        FhirXml.ToJson(Encoding.UTF8.GetBytes("<Patient xmlns='http://hl7.org/fhir'><text><div xmlns='http://www.w3.org/1999/xhtml'>" + string.Concat(Enumerable.Repeat("<b>", 100_000)))).Succeeded.ShouldBeFalse();
    }

    [Theory]
    [InlineData("<active value='maybe'/>", "Patient.active")]
    [InlineData("<multipleBirthInteger value='one'/>", "Patient.multipleBirth")]
    [InlineData("<gender value=''/>", "Patient.gender")]
    public void ToJson_WrongValue_IsForTheValidatorToName(string element, string path) =>
        IncomingResource.Read(FhirXml.ToJson(Encoding.UTF8.GetBytes($"<Patient xmlns='http://hl7.org/fhir'>{element}</Patient>")).Value).Fault.Path.ShouldBe(path);

    /// <summary>Narratives compared as trees: quotes, entities and spaces inside tags mean nothing.</summary>
    private static byte[] WithPlainNarrative(byte[] json)
    {
        var node = System.Text.Json.Nodes.JsonNode.Parse(json, documentOptions: new JsonDocumentOptions { MaxDepth = 256 })!;
        Plain(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString(new JsonSerializerOptions { MaxDepth = 256 }));

        static void Plain(System.Text.Json.Nodes.JsonNode? node)
        {
            switch (node)
            {
                case System.Text.Json.Nodes.JsonObject owner:
                    foreach (var name in owner.Select(p => p.Key).ToList())
                    {
                        if (name == "div" && owner[name]!.GetValueKind() == JsonValueKind.String)
                        {
                            var known = System.Text.RegularExpressions.Regex.Replace(owner[name]!.ToString(), "&(?!(amp|lt|gt|quot|apos);)[a-zA-Z0-9]+;", m => System.Net.WebUtility.HtmlDecode(m.Value));
                            owner[name] = XElement.Parse(known, LoadOptions.PreserveWhitespace).ToString(SaveOptions.DisableFormatting);
                        }
                        else
                        {
                            Plain(owner[name]);
                        }
                    }

                    break;
                case System.Text.Json.Nodes.JsonArray list:
                    list.ToList().ForEach(Plain);
                    break;
                default:
                    break;
            }
        }
    }
}
