using System.Diagnostics;
using System.Text;
using Tracker.Extraction;
using Tracker.Extraction.Documents;
var files = Directory.GetFiles(args[0], "*.md", SearchOption.AllDirectories).Select(File.ReadAllBytes).ToList();
var mb = files.Sum(f => f.Length) / 1e6;
var x = Extractor.Default;
for (var r = 0; r < 4; r++)
{
    var sw = Stopwatch.StartNew();
    var n = 0; var a0 = GC.GetAllocatedBytesForCurrentThread();
    foreach (var f in files) n += x.Extract(Encoding.UTF8.GetString(f), DocumentHints.None).Mentions.Count;
    Console.WriteLine($"{n} {mb / sw.Elapsed.TotalSeconds:0.0} MB/s alloc {(GC.GetAllocatedBytesForCurrentThread()-a0)/1e6:0} MB");
}
