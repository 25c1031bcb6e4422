for how in wide narrow; do SENTEI_AMBIGUOUS=$how sentei show flowchart --lang en | sed -n 2,3p; done
