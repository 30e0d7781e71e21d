using System.Text;

namespace Goldthread.Fhir.Validation;

/// <summary>
/// Where the validator stands, as element names and numbers: a simple FHIRPath ("Patient.name[0].given[1]", "Observation.value").
/// Text is made only for a fault. https://hl7.org/fhir/R4/operationoutcome-definitions.html#OperationOutcome.issue.expression
/// </summary>
internal sealed class FaultPath
{
    public const int NoIndex = -1;

    private (string Name, int Index)[] _steps = new (string, int)[12];
    private int _count;

    public bool IsEmpty => _count == 0;

    public void Push(string name)
    {
        if (_count == _steps.Length)
        {
            Array.Resize(ref _steps, _steps.Length * 2);
        }

        _steps[_count++] = (name, NoIndex);
    }

    public void SetIndex(int index) => _steps[_count - 1].Index = index;

    public void Pop() => _count--;

    public override string ToString()
    {
        var text = new StringBuilder();
        for (var i = 0; i < _count; i++)
        {
            var (name, index) = _steps[i];
            text.Append(i > 0 ? "." : null).Append(name);
            if (index != NoIndex)
            {
                text.Append('[').Append(index).Append(']');
            }
        }

        return text.ToString();
    }
}
