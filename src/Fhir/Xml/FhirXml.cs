using System.Text.Json;
using System.Xml;
using Goldthread.Fhir.Definitions;
using Goldthread.Kernel.Values;

namespace Goldthread.Fhir.Xml;

/// <summary>
/// FHIR XML to FHIR JSON and back, by the tables of the definitions: which elements repeat, which values are numbers, in which order
/// elements stand. https://hl7.org/fhir/R4/xml.html
/// </summary>
internal static class FhirXml
{
    public const string Namespace = "http://hl7.org/fhir";
    public const string Xhtml = "http://www.w3.org/1999/xhtml";

    /// <summary>Elements inside one another; twice the levels of JSON, as an item of a list is one level less here.</summary>
    public const int MostLevels = 128;

    /// <summary>
    /// The JSON of a resource in XML. What the XML cannot be read as is a fault with line and column; whether the content is valid FHIR is
    /// for the validator to say. No DTD and no entity but those of XML itself is read.
    /// </summary>
    public static Outcome<byte[]> ToJson(ReadOnlyMemory<byte> xml)
    {
        try
        {
            return new XmlIn(FhirDefinitions.R4).Read(xml);
        }
        catch (XmlException error)
        {
            return new Fault(FaultKind.Invalid, error.LineNumber > 0 ? $"The XML cannot be read at line {error.LineNumber}, column {error.LinePosition}: {error.Message}" : $"The XML cannot be read: {error.Message}");
        }
    }

    /// <summary>The XML of a resource that is valid as JSON.</summary>
    public static byte[] FromJson(ReadOnlyMemory<byte> json, bool indented)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 256 });
        return new XmlOut(FhirDefinitions.R4).Write(document.RootElement, indented);
    }
}
