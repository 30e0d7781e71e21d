namespace Goldthread.Coordination.Tests.Hl7;

/// <summary>Messages of a hospital as a real system writes them, with what a test wants to be different.</summary>
internal static class Adt
{
    public const string Facility = "WGH";
    public const string Source = "ZZAC01";

    public static string Message(
        string name, string recorded, string controlId, string visit = "V1", string hospital = "H100", string nhs = "9990000018", string status = "01", string ward = "Curlew Ward", string @class = "I",
        string admitted = "", string left = "", string facility = Facility, string occurred = "", string version = "2.5.1", string family = "Smith", string expected = "", string method = "21", string charset = "UNICODE UTF-8")
    {
        var pid = new string[33];
        Array.Fill(pid, "");
        (pid[0], pid[1], pid[3], pid[5], pid[7], pid[8], pid[11], pid[32]) = ("PID", "1", string.Join('~', new[] { hospital.Length > 0 ? hospital + "^^^WGH^MR" : "", nhs.Length > 0 ? nhs + "^^^NHS^NH" : "" }.Where(i => i.Length > 0)),
            family + "^Edith^^^Mrs", "19410302", "F", "1 Mill Street^^Wrenfield^^ZZ1 1AA^^H", status);
        var pv1 = new string[46];
        Array.Fill(pv1, "");
        (pv1[0], pv1[1], pv1[2], pv1[3], pv1[4], pv1[7], pv1[19], pv1[44], pv1[45]) = ("PV1", "1", @class, $"{ward}^Bay 2^Bed 4", method, "C1^Lund^Sophie^^^Dr", visit, admitted, left);
        if (name == "A03")
        {
            (pv1[36], pv1[37]) = ("1", "19");
        }

        string[] lines =
        [
            $"MSH|^~\\&|PAS|{facility}|GOLDTHREAD|WREN|{recorded}||ADT^{name}|{controlId}|P|{version}||||||{charset}",
            $"EVN|{name}|{recorded}||||{occurred}",
            string.Join('|', pid),
            string.Join('|', pv1),
            .. expected.Length > 0 ? new[] { "PV2|||^Fall at home||||||" + expected } : [],
        ];
        return string.Join('\r', lines) + "\r";
    }
}
